const PREFIX = 'huashu.';

/** Key-value storage for short texts that survives the page if the browser allows it. Never throws. */
export interface Keep {
  get(key: string): string | null;
  /** Null removes the key. */
  set(key: string, value: string | null): void;
  keys(): string[];
}

/** Uses `storage`, or memory if the storage is forbidden, full or missing. */
export function keepIn(storage: () => Storage): Keep {
  const memory = new Map<string, string>();
  const attempt = <T>(reach: (found: Storage) => T, otherwise: T): T => {
    try {
      return reach(storage());
    } catch {
      return otherwise;
    }
  };
  return {
    get: (key) => memory.get(key) ?? attempt((found) => found.getItem(PREFIX + key), null),
    set(key, value) {
      memory.delete(key);
      const kept = attempt((found) => {
        if (value === null) found.removeItem(PREFIX + key);
        else found.setItem(PREFIX + key, value);
        return true;
      }, false);
      if (!kept && value !== null) memory.set(key, value);
    },
    keys: () => [...new Set([...memory.keys(), ...attempt(keysOf, [])])],
  };
}

/** The key of a `storage` event; null if it is not the widget's. */
export function keyOf(event: StorageEvent): string | null {
  return event.key?.startsWith(PREFIX) === true ? event.key.slice(PREFIX.length) : null;
}

function keysOf(storage: Storage): string[] {
  return Object.keys(storage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length));
}
