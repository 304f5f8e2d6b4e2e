import type { Asker } from '../../../protocol/rights.ts';
import type { Instant } from '../../domain/instant.ts';

/** The window in which reads are counted, in milliseconds. */
const WINDOW_MS = 600_000;
/** So many chats of others are read in passing; each further so many are put on record. */
const MANY = 50;

interface Read {
  since: Instant;
  chats: Set<string>;
}

/**
 * Notices staff who read many chats of others. A lead may read every chat and leaves no trace in it; reading the whole
 * desk shall leave one in the audit log. Counted per process.
 */
export class ReadingWatch {
  readonly #byAccount = new Map<string, Read>();

  /** Counts a chat that an account reads. Returns the number to record when the limit is reached; else null. */
  count({ account }: Asker, chatId: string, now: Instant): number | null {
    const known = this.#byAccount.get(account);
    const read = known && now - known.since < WINDOW_MS ? known : { since: now, chats: new Set<string>() };
    this.#byAccount.set(account, read);
    if (read.chats.has(chatId)) return null;
    read.chats.add(chatId);
    if (read.chats.size < MANY) return null;
    // Start a new count, so that no set grows beyond this number.
    this.#byAccount.delete(account);
    return MANY;
  }
}
