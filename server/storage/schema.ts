import type { ColumnType, Generated } from 'kysely';
import type { BlockKind } from '../../protocol/block.ts';
import type { EntryKind, Role } from '../../protocol/entry.ts';
import type { ChatStatus } from '../../protocol/chat.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import type { AccountTables } from './account-tables.ts';
import type { ManualTables } from './manual-tables.ts';
import type { OwnPhraseTable } from './own-phrase-table.ts';
import type { MessageRecordTable } from './record-tables.ts';
import type { StaffRole } from './staff-store.ts';

/** Every table. Times are integer milliseconds, structures are JSON as text: one SQL for both databases. */
export interface Tables extends ManualTables, AccountTables {
  chats: ChatTable;
  entries: EntryTable;
  message_records: MessageRecordTable;
  customers: CustomerTable;
  staff: StaffTable;
  agent_turns: AgentTurnTable;
  invites: InviteTable;
  sessions: SessionTable;
  secrets: SecretTable;
  blocks: BlockTable;
  own_phrases: OwnPhraseTable;
  erasures: ErasureTable;
}

/**
 * One row a chat. `body` is the whole of it; the other columns repeat what queries need. `key` counts chats in the
 * order of their beginning: short in the entries' indexes, and the order of every list.
 */
export interface ChatTable {
  key: Generated<number>;
  id: string;
  customer_id: string;
  started_at: Instant;
  status: ChatStatus;
  agent: string | null;
  due_at: Instant | null;
  /** While it waits: since when, and 1 if before those who have just come. */
  queued_at: Instant | null;
  front: number | null;
  preferred_agent: string | null;
  last_seq: number;
  last_customer_seq: number;
  body: string;
  seen_customer: WithDefault;
  seen_customer_as_staff: WithDefault;
  seen_staff: WithDefault;
  seen_staff_as_customer: WithDefault;
  seen_messages: WithDefault;
  taken_at: Instant | null;
  waited: Duration | null;
  queue_position: number | null;
  /** 1 once nothing is left of what people said in it. */
  words_erased: WithDefault;
}

/** One row a line of a chat's log. `sender` is what makes a `client_id` unique in its chat. */
export interface EntryTable {
  chat: number;
  seq: number;
  customer_seq: number | null;
  at: Instant;
  kind: EntryKind;
  sender: string;
  client_id: string | null;
  role: Role;
  account: string | null;
  text: string | null;
  data: string | null;
}

/** One row a visitor who has written. */
export interface CustomerTable {
  id: string;
  first_seen_at: ColumnType<Instant, Instant, never>;
  last_seen_at: Instant;
  name: string | null;
  contact: string | null;
  locale: string | null;
  page: string | null;
  referrer: string | null;
  attributes: string;
  network: string | null;
}

/** One row a member of staff; flags are 0 or 1. */
export interface StaffTable {
  account: string;
  number: string;
  name: string;
  role: StaffRole;
  password_hash: string;
  status: 'online' | 'away';
  lost_at: Instant | null;
  lost_marked: number;
  /** Since when the account is disabled. */
  disabled_at: Instant | null;
  /** Sessions of an earlier epoch are over. */
  session_epoch: number;
  /** Open chats at once; null: as many as the desk allows everybody. */
  capacity: number | null;
  last_sign_in_at: Instant | null;
}

/** One row a one-time link by which somebody sets their password. */
export interface InviteTable {
  token_hash: string;
  account: string;
  expires_at: Instant;
  /** Why it can no longer be used; null while it can, or has run out. */
  ended: 'used' | 'replaced' | null;
}

/** One row an agent who has had a chat: the higher `turn`, the later they were last given one. */
export interface AgentTurnTable {
  account: string;
  turn: number;
}

/** One row a signed-in browser. */
export interface SessionTable {
  token_hash: string;
  account: string;
  created_at: Instant;
  expires_at: Instant;
  epoch: number;
}

/** One row a block. */
export interface BlockTable {
  id: string;
  kind: BlockKind;
  value: string;
  label: string;
  reason: string;
  chat_id: string;
  by: string;
  at: Instant;
  until: Instant;
  lifted_by: string | null;
  lifted_at: Instant | null;
}

/** One row a customer about whom everything is being erased. */
export interface ErasureTable {
  customer_id: string;
  by: string;
  at: Instant;
}

/** The desk's own secrets by name. */
export interface SecretTable {
  name: string;
  value: string;
}

type WithDefault = ColumnType<number, number | undefined, number>;
