/** What the browser keeps under a name, or null: storage may be forbidden, full, or hold something else. */
export function readKept(name: string, where: 'local' | 'session' = 'local'): unknown {
  try {
    const text = storage(where).getItem(name);
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

/** Keeps a value across reloads where the browser lets us; `null` removes it. */
export function keep(name: string, value: unknown, where: 'local' | 'session' = 'local'): void {
  try {
    if (value === null) storage(where).removeItem(name);
    else storage(where).setItem(name, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still lets people work.
  }
}

function storage(where: 'local' | 'session'): Storage {
  return where === 'local' ? window.localStorage : window.sessionStorage;
}

/** True for a plain object, so that its fields can be looked at. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
