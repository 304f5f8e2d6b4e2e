import type { Keep } from './keep.ts';
import type { Unsent } from './outbox.ts';

const KEY = 'unsent.';

/** The database with the bytes of files that wait to be sent. */
export const BYTES = 'huashu.unsent';

/** The messages of an earlier page or another tab that were not acknowledged. */
export function loadOutbox(keep: Keep): Unsent[] {
  return keep
    .keys()
    .filter((key) => key.startsWith(KEY))
    .flatMap((key) => parse(keep.get(key)));
}

/**
 * Stores the difference between two states of the outbox. Each message has its own key, so that tabs do not overwrite
 * each other's.
 */
export function saveOutbox(keep: Keep, before: readonly Unsent[], after: readonly Unsent[]): void {
  const held = new Set(before);
  for (const item of after)
    if (!held.has(item) && isKept(item)) keep.set(KEY + item.clientId, JSON.stringify(item));
  const left = new Set(after.map((item) => item.clientId));
  for (const item of before) if (!left.has(item.clientId)) keep.set(KEY + item.clientId, null);
}

/** Another page could not send a file whose bytes are only here. */
const isKept = ({ bytes }: Unsent): boolean => bytes === undefined || bytes === 'kept';

/** The clientId in the key of a stored message; null for other keys. */
export function clientIdOf(key: string): string | null {
  return key.startsWith(KEY) ? key.slice(KEY.length) : null;
}

function parse(kept: string | null): Unsent[] {
  if (kept === null) return [];
  try {
    const found: unknown = JSON.parse(kept);
    return isUnsent(found) ? [found] : [];
  } catch {
    return [];
  }
}

const FIELDS: Record<Exclude<keyof Unsent, 'files' | 'bytes' | 'quote'>, string> = {
  clientId: 'string',
  text: 'string',
  place: 'number',
  chatId: 'string?',
  name: 'string?',
  contact: 'string?',
  state: 'string',
  tries: 'number',
  refusal: 'string?',
};

function isUnsent(found: unknown): found is Unsent {
  if (typeof found !== 'object' || found === null) return false;
  const values = new Map<string, unknown>(Object.entries(found));
  return Object.entries(FIELDS).every(([field, type]) => {
    const value = values.get(field);
    return typeof value === type.replace('?', '') || (type.endsWith('?') && value === null);
  });
}
