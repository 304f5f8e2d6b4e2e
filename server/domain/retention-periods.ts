import type { Duration } from './instant.ts';

/** For how long things are kept, each by its kind; null is for ever. S0(8.1) */
export interface RetentionPeriods {
  /** What was said in a chat, from its close on. */
  chats: Duration | null;
  /** What is known of a customer, from their last visit on. */
  contacts: Duration | null;
  /** What is on record about an agent's message, from its moment on. */
  records: Duration | null;
  /** A block, from its end on. */
  blocks: Duration | null;
}

/** Nothing is erased by its age. */
export const FOR_EVER: RetentionPeriods = { chats: null, contacts: null, records: null, blocks: null };
