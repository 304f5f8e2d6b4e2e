import type { Instant } from '../../domain/instant.ts';
import type { RetentionPeriods } from '../../domain/rules.ts';

/** Somebody has asked that everything about a customer be erased. */
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

/** What was known of a person beside their chats, and is no longer. */
export interface ErasedPerson {
  contacts: number;
  blocks: number;
}

/**
 * Takes out what people said and what is known of them; moments, counts and who served them stay. Everything here may
 * be asked for again and changes nothing the second time, and no call takes long, whatever there is.
 */
export interface ErasureStore {
  /** Remembers what has to be erased until it is `done`, whatever happens to this process. */
  intend(erasure: Erasure): Promise<void>;
  /** What was asked for before a moment and is not done. */
  intended(before: Instant, limit: number): Promise<Erasure[]>;
  /** Forgets what it was asked, and the past as far as that can be done at once. */
  done(customerId: string): Promise<void>;
  /**
   * Takes what the database itself may still keep of how things were, if something has been done since it could last be
   * taken, or since the start. While somebody reads beside (a backup) it cannot; then this is to be asked again.
   */
  forgetPast(): Promise<void>;

  /** Some of a customer's chats, whatever their state. */
  chatsOf(customerId: string, limit: number): Promise<ErasableChat[]>;
  /** Chats closed before a moment whose words are still there, oldest first. */
  closedBefore(before: Instant, limit: number): Promise<ErasableChat[]>;
  /** Empties the lines `from` to `to` of a closed chat, with what is on record about them. */
  emptyLines(chatId: string, from: number, to: number): Promise<void>;
  /** The search forgets these chats, and how far their customers had read is forgotten; their words are gone. */
  forgetChat(chatId: string): Promise<void>;
  /** Gives a chat to a customer who is nobody: nothing leads from it to a person or to another chat. */
  unlink(chatId: string, nobody: string): Promise<void>;
  /** Removes a customer's own row, what their website calls them, and blocks on them: `names` are those they block by. */
  removePerson(customerId: string, names: readonly string[]): Promise<ErasedPerson>;
  /** Removes the blocks that were decided on a chat. */
  removeBlocksOf(chatId: string): Promise<number>;

  /** Removes what is known of customers who were last seen before a moment and have no chat that runs. Gives their ids. */
  removeCustomers(before: Instant, limit: number): Promise<string[]>;
  /** Removes what is on record about agents' messages from before a moment. */
  removeRecords(before: Instant, limit: number): Promise<number>;
  /** Removes blocks that have held no longer since before a moment. */
  removeBlocks(before: Instant, limit: number): Promise<number>;
  /** How many things of a kind a term would take that ends at a moment, counted up to `limit`. */
  countDue(kind: keyof RetentionPeriods, before: Instant, limit: number): Promise<number>;
  /**
   * When was last looked for what is too old, and the terms under which something was erased last, or nothing had to be
   * held; null if it never was.
   */
  lastLook(): Promise<{ at: Instant; terms: string } | null>;
  setLastLook(look: { at: Instant; terms: string }): Promise<void>;
  /** The newest moment that is known of people at work here: a chat's beginning, a line of the audit log. */
  newestMoment(): Promise<Instant | null>;
  /** What websites call a customer. */
  websiteIds(customerId: string): Promise<string[]>;
  /** Contacts of customers past an id, in the order of the ids. */
  contacts(after: string, limit: number): Promise<{ id: string; contact: string }[]>;
}
