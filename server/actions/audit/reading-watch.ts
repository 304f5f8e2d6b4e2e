import type { Asker } from '../../../protocol/rights.ts';
import type { Instant } from '../../domain/instant.ts';

/** The stretch of time in which what somebody reads is added up, in milliseconds. */
const WINDOW_MS = 600_000;
/** So many chats of others are read in passing; each further so many are put on record. */
const MANY = 50;

interface Read {
  since: Instant;
  chats: Set<string>;
}

/**
 * Notices who reads many chats that are not theirs. A lead may read every chat and leaves no trace in any of them; whoever
 * takes the whole desk with them shall leave one on the audit log. Counted in each process by itself.
 */
export class ReadingWatch {
  readonly #byAccount = new Map<string, Read>();

  /** Counts a chat that somebody reads. Gives the number to be put on record, if it is time to; else null. */
  count({ account }: Asker, chatId: string, now: Instant): number | null {
    const known = this.#byAccount.get(account);
    const read = known && now - known.since < WINDOW_MS ? known : { since: now, chats: new Set<string>() };
    this.#byAccount.set(account, read);
    if (read.chats.has(chatId)) return null;
    read.chats.add(chatId);
    if (read.chats.size < MANY) return null;
    // Counted anew from here, so that no set grows beyond this number.
    this.#byAccount.delete(account);
    return MANY;
  }
}
