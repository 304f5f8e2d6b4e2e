import type { Entry } from '../../../protocol/entry.ts';
import type { FileView } from '../../../protocol/files.ts';
import type { ErrorCode } from '../../../protocol/errors.ts';

/**
 * The state of an unsent message: `waiting`, `sending` until the server answers, `refused` for good, or `stranded`: its
 * chat was closed before it arrived, so the customer decides.
 */
export type UnsentState = 'waiting' | 'sending' | 'refused' | 'stranded';

/**
 * A message that the server has not acknowledged. It stays in the outbox until it is stored or the customer discards
 * it.
 */
export interface Unsent {
  clientId: string;
  text: string;
  /** What is sent with it; left out in items from before. While `bytes` is set, its id is one of this browser. */
  files?: readonly FileView[];
  /**
   * Set while the bytes of the file have not been uploaded: being stored in this browser, kept in it, or, where it
   * stores nothing, only in the memory of this page.
   */
  bytes?: 'storing' | 'kept' | 'memory' | undefined;
  /** The message of its chat that it answers, by `seq`. */
  quote?: number | undefined;
  /** The position in the order of writing. */
  place: number;
  /** The chat that it was written in; null opens a new one. */
  chatId: string | null;
  name: string | null;
  contact: string | null;
  state: UnsentState;
  /** The number of failed attempts. */
  tries: number;
  refusal: ErrorCode | null;
}

/** The changes of the outbox. */
export type OutboxChange =
  | { change: 'wrote'; item: Omit<Unsent, 'place' | 'state' | 'tries' | 'refusal'> }
  | { change: 'found'; items: Unsent[] }
  | { change: 'sending' | 'missed' | 'retried' | 'discarded'; clientId: string }
  | { change: 'refused'; clientId: string; code: ErrorCode }
  | { change: 'stored'; fileId: string; bytes: 'kept' | 'memory' }
  | { change: 'uploaded'; clientId: string; file: FileView }
  | { change: 'cutOff' }
  | { change: 'goneOn' };

/** The outbox after a change. Pure; removes a message only on `discarded`. */
export function changeOutbox(outbox: readonly Unsent[], event: OutboxChange): Unsent[] {
  switch (event.change) {
    case 'wrote':
      return [...outbox, { ...event.item, place: endOf(outbox), state: 'waiting', tries: 0, refusal: null }];
    case 'found':
      return adopt(outbox, event.items);
    case 'sending':
      return only(outbox, event.clientId, (item) => ({ ...item, state: 'sending' }));
    case 'missed':
      return only(outbox, event.clientId, missed);
    case 'retried':
      return only(outbox, event.clientId, (item) => ({ ...item, state: 'waiting', refusal: null }));
    case 'discarded':
      return outbox.filter((item) => item.clientId !== event.clientId);
    case 'refused':
      return only(outbox, event.clientId, (item) => refused(item, event.code));
    case 'stored':
      return outbox.map((item) =>
        item.bytes !== undefined && item.files?.[0]?.id === event.fileId
          ? { ...item, bytes: event.bytes }
          : item,
      );
    case 'uploaded':
      return only(outbox, event.clientId, (item) => uploaded(item, event.file));
    case 'cutOff':
      return outbox.map((item) => (item.state === 'sending' ? missed(item) : item));
    case 'goneOn':
      return outbox.map((item) => (item.state === 'stranded' ? freed(item) : item));
  }
}

/** Removes the messages that the log contains. */
export function settle(outbox: readonly Unsent[], entries: readonly Entry[]): Unsent[] {
  const stored = new Set(entries.map((entry) => entry.clientId));
  return outbox.filter((item) => !stored.has(item.clientId));
}

/** Marks messages that were written in another chat than the current one: they are not sent by themselves. */
export function strand(outbox: readonly Unsent[], chatId: string | null): Unsent[] {
  return outbox.map((item) =>
    item.state === 'waiting' && item.chatId !== null && item.chatId !== chatId
      ? { ...item, state: 'stranded' }
      : item,
  );
}

/** The message to send now, if any: one at a time, in the order of writing. */
export function nextToSend(outbox: readonly Unsent[]): Unsent | null {
  if (outbox.some((item) => item.state === 'sending')) return null;
  return outbox.find((item) => item.state === 'waiting') ?? null;
}

function refused(item: Unsent, code: ErrorCode): Unsent {
  switch (code) {
    case 'closed':
    case 'not_found':
      return { ...item, state: 'stranded', refusal: code };
    case 'rate_limited':
    case 'unavailable':
    case 'conflict':
    case 'unauthorized':
      return { ...missed(item), refusal: code };
    case 'bad_request':
    case 'forbidden':
    case 'too_large':
    case 'unsupported':
      return { ...item, state: 'refused', refusal: code };
  }
}

function missed(item: Unsent): Unsent {
  return { ...item, state: 'waiting', tries: item.tries + 1 };
}

/** Its message goes next; one whose chat has ended meanwhile stays the customer's decision. */
function uploaded(item: Unsent, file: FileView): Unsent {
  const state = item.state === 'sending' ? 'waiting' : item.state;
  return { ...item, files: [file], bytes: undefined, state, tries: 0 };
}

function freed(item: Unsent): Unsent {
  // What it answers was said in the chat that has ended.
  return { ...item, state: 'waiting', chatId: null, quote: undefined, tries: 0, refusal: null };
}

function adopt(outbox: readonly Unsent[], items: readonly Unsent[]): Unsent[] {
  const known = new Set(outbox.map((item) => item.clientId));
  const found = items.filter((item) => !known.has(item.clientId));
  const all = [...found.map((item) => (item.state === 'sending' ? missed(item) : item)), ...outbox];
  return all.sort((one, other) => one.place - other.place || (one.clientId < other.clientId ? -1 : 1));
}

function endOf(outbox: readonly Unsent[]): number {
  return (outbox.at(-1)?.place ?? 0) + 1;
}

function only(outbox: readonly Unsent[], clientId: string, turn: (item: Unsent) => Unsent): Unsent[] {
  return outbox.map((item) => (item.clientId === clientId ? turn(item) : item));
}

/** A new UUIDv7. Ids that grow with time are the cheapest for the server to index. */
export function newClientId(now: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const time = now.toString(16).padStart(12, '0');
  const variant = '89ab'.charAt((bytes[2] ?? 0) & 3);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(5, 8)}-${hex.slice(8)}`;
}
