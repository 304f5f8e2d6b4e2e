import type { Instant } from '../../domain/instant.ts';
import type { RetentionPeriods } from '../../domain/rules.ts';

/** A request to erase everything about a customer. */
export interface Erasure {
  customerId: string;
  /** The account that asked. */
  by: string;
  at: Instant;
}

/** A chat whose words can be erased, and how long its log is. */
export interface ErasableChat {
  id: string;
  lastSeq: number;
}

/** What was removed of a person besides their chats. */
export interface ErasedPerson {
  contacts: number;
  blocks: number;
}

/**
 * Erases what people wrote and what is known of them; times, counts and the agents stay. Every call is idempotent, and
 * bounded in time whatever the amount of data.
 */
export interface ErasureStore {
  /** Stores the request until it is `done`, so that it survives this process. */
  intend(erasure: Erasure): Promise<void>;
  /** What was asked for before a moment and is not done. */
  intended(before: Instant, limit: number): Promise<Erasure[]>;
  /** Forgets what it was asked, and the past as far as that can be done at once. */
  done(customerId: string): Promise<void>;
  /**
   * Purges old pages of the database, if something was erased since the last purge or since the start. While another
   * process reads (a backup) this is impossible: call it again later.
   */
  forgetPast(): Promise<void>;

  /** Some of a customer's chats, in any state. */
  chatsOf(customerId: string, limit: number): Promise<ErasableChat[]>;
  /** Chats closed before a moment whose words are still there, oldest first. */
  closedBefore(before: Instant, limit: number): Promise<ErasableChat[]>;
  /** Empties the entries `from` to `to` of a closed chat, and deletes their records. */
  emptyLines(chatId: string, from: number, to: number): Promise<void>;
  /** Removes these chats from the search index, with read positions; call it when their words are gone. */
  forgetChat(chatId: string): Promise<void>;
  /** Assigns a chat to an id that nobody has: nothing leads from it to a person or another chat. */
  unlink(chatId: string, nobody: string): Promise<void>;
  /** Removes a customer's own row, what their website calls them, and blocks on them: `names` are those they block by. */
  removePerson(customerId: string, names: readonly string[]): Promise<ErasedPerson>;
  /** Removes the blocks that were decided on a chat. */
  removeBlocksOf(chatId: string): Promise<number>;

  /** Removes customers last seen before a moment, without a running chat. Returns their ids. */
  removeCustomers(before: Instant, limit: number): Promise<string[]>;
  /** Removes records of agents' messages from before a moment. */
  removeRecords(before: Instant, limit: number): Promise<number>;
  /** Removes blocks that have held no longer since before a moment. */
  removeBlocks(before: Instant, limit: number): Promise<number>;
  /** How many things of a kind a term would take that ends at a moment, counted up to `limit`. */
  countDue(kind: keyof RetentionPeriods, before: Instant, limit: number): Promise<number>;
  /**
   * When retention last looked for old data, and the periods with which it last erased something or had nothing to hold
   * back; null if it never looked.
   */
  lastLook(): Promise<{ at: Instant; terms: string } | null>;
  setLastLook(look: { at: Instant; terms: string }): Promise<void>;
  /** The newest sign of people at work: the start of a chat, a line of the audit log. */
  newestMoment(): Promise<Instant | null>;
  /** What websites call a customer. */
  websiteIds(customerId: string): Promise<string[]>;
  /** Contacts of customers past an id, in the order of the ids. */
  contacts(after: string, limit: number): Promise<{ id: string; contact: string }[]>;
}
