import type { Instant } from '../../domain/instant.ts';
import type { MessageRecord } from '../../domain/record/message-record.ts';
import type { Chat } from '../../domain/chat/chat.ts';

/** From a moment to just before another. */
export interface Range {
  from: Instant;
  to: Instant;
}

/** What a report reads: a range, of one department or of all chats. */
export interface Scope extends Range {
  department?: string;
}

/** A line of a log as far as times and people go. */
export interface Moment {
  seq: number;
  at: Instant;
  kind: 'message' | 'warned' | 'joined' | 'lead_called' | 'lead_answered';
  role: 'customer' | 'agent' | 'lead' | 'system';
  account: string | null;
}

/** A chat with its measures. */
export interface TimedChat {
  chat: Chat;
  moments: Moment[];
}

/** A page, and the cursor for the next; null at the end. */
export interface Page<T> {
  rows: T[];
  next: string | null;
}

/** Stores the records of agents' messages, from which reports are made. */
export interface RecordStore {
  /** Adds records; existing ones stay as they are. */
  add(records: readonly MessageRecord[]): Promise<void>;
  /** Records of messages sent in a range, those in chats of the department if one is named, oldest first, some at a time. */
  page(scope: Scope, after: string | null): Promise<Page<MessageRecord>>;
  /** Chats begun in a range, oldest first, some at a time. */
  chats(scope: Scope, after: string | null): Promise<Page<TimedChat>>;
  /** By chat, how often each situation was recognised in it before an answer; only the likeliest of each time counts. */
  situationsIn(chatIds: readonly string[]): Promise<Map<string, Map<string, number>>>;
  /** By chat, the numbers of the cases that were recorded from it. */
  casesFrom(chatIds: readonly string[]): Promise<Map<string, number[]>>;
  /** How many chats and records a report over this reads. */
  size(scope: Scope): Promise<{ chats: number; records: number }>;
}
