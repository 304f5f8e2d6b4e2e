/** The parsed JSON under a name in the browser's storage; null if it is missing, invalid or not readable. */
export function readStored(name: string, where: 'local' | 'session' = 'local'): unknown {
  try {
    const text = storage(where).getItem(name);
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

/** Stores a value as JSON if the browser allows it; `null` removes it. Never throws. */
export function writeStored(name: string, value: unknown, where: 'local' | 'session' = 'local'): void {
  try {
    if (value === null) storage(where).removeItem(name);
    else storage(where).setItem(name, JSON.stringify(value));
  } catch {
    // Storage may be full or forbidden; the console works without it.
  }
}

function storage(where: 'local' | 'session'): Storage {
  return where === 'local' ? window.localStorage : window.sessionStorage;
}

/** Whether a value is a plain object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
