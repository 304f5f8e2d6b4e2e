import type { ColumnType, Generated } from 'kysely';
import type { BlockKind } from '../../protocol/block.ts';
import type { EntryKind, Role } from '../../protocol/entry.ts';
import type { ChatStatus } from '../../protocol/chat.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import type { StaffRole } from './accounts/staff-store.ts';
import type { OwnPhrase } from '../domain/own-phrase/own-phrase.ts';
import type { AnnouncementTables } from './announcements.ts';
import type { FileTable } from './files/file-store.ts';
import type { CaseEntryTable, CaseTable } from './cases/tables.ts';
import type { HandoverTables } from './handovers.ts';
import type { LearnedTables } from './learning/learned-store.ts';
import type { ProposalTables } from './proposals.ts';
import type { TurnTables } from './learning/turn-store.ts';
import type { MailTables } from './mail/store.ts';
import type { PhraseFileTables } from './phrase-files.ts';
import type { DraftTables } from './drafts.ts';
import type { PushTables } from './push/device-store.ts';
import type { InvitationTables } from './invitations.ts';
import type { AuditTables } from './audit/tables.ts';
import type { DepartmentTables } from './departments/tables.ts';
import type { TimelineTables } from './timeline/store.ts';

/** Every table. Times are integer milliseconds, structures are JSON as text: one SQL for both databases. */
export interface Tables
  extends
    ManualTables,
    AccountTables,
    AuditTables,
    DepartmentTables,
    TimelineTables,
    AnnouncementTables,
    HandoverTables,
    TurnTables,
    LearnedTables,
    MailTables,
    ProposalTables,
    DraftTables,
    PhraseFileTables,
    PushTables,
    InvitationTables {
  chats: ChatTable;
  entries: EntryTable;
  message_records: MessageRecordTable;
  customers: CustomerTable;
  customer_entries: CustomerEntryTable;
  staff: StaffTable;
  agent_turns: AgentTurnTable;
  invites: InviteTable;
  sessions: SessionTable;
  secrets: SecretTable;
  blocks: BlockTable;
  own_phrases: OwnPhraseTable;
  settings: SettingTable;
  erasures: ErasureTable;
  cases: CaseTable;
  case_entries: CaseEntryTable;
  search_customer_keys: { key: Generated<number>; customer_id: string };
  search_backlog: { shelf: 'search_cases' | 'search_customers'; after: string };
  files: FileTable;
  /** One row a tag of a chat, by the chat's key. */
  chat_tags: { tag: string; chat: number };
  widget_sites: { origin: string; seen_at: Instant };
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
  /** Who has joined or was invited, as JSON; null: nobody. [P6] */
  beside: ColumnType<string | null, string | null | undefined, string | null>;
  /** The department it is in, or was in when it was closed; null: none. */
  department: ColumnType<string | null, string | null | undefined, string | null>;
  /** The account whose place the wrap-up of this closed chat holds; null: nobody's. */
  wrapping: ColumnType<string | null, string | null | undefined, string | null>;
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

/** One row per visitor who has written. */
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
  /** The record in force, where this one was joined to another; null: this one. */
  root: ColumnType<string | null, string | null | undefined, string | null>;
  /** What staff have written down, JSON. */
  record: ColumnType<string | null, string | null | undefined, string | null>;
  record_version: WithDefault;
  /** What they are found by: of their own words, and of what is written down. */
  record_words: ColumnType<string | null, string | null | undefined, string | null>;
  words: ColumnType<string | null, string | null | undefined, string | null>;
  /** The last pages with the browser that opened them, JSON. */
  visit: ColumnType<string | null, string | null | undefined, string | null>;
}

/** One row a line of a customer's record: who changed what, JSON in `data`. */
export interface CustomerEntryTable {
  id: string;
  customer_id: string;
  at: Instant;
  type: 'changed' | 'joined' | 'parted';
  by: string;
  other: string | null;
  data: string;
}

/** One row a member of staff; flags are 0 or 1. */
export interface StaffTable {
  account: string;
  number: string;
  name: string;
  role: StaffRole;
  password_hash: string;
  status: 'online' | 'away';
  /** Why they are away, JSON; counts only while `status` is away: an older process changes that alone. */
  away: string | null;
  /** When a console last told of a key or a pointer; null before. */
  active_at: Instant | null;
  /** Offered chats missed in a row. */
  missed: Generated<number>;
  lost_at: Instant | null;
  lost_marked: number;
  /** Since when the account is disabled. */
  disabled_at: Instant | null;
  /** Sessions with an earlier epoch are invalid. */
  session_epoch: number;
  /** Open chats at once; null: as many as the desk allows everybody. */
  capacity: number | null;
  last_sign_in_at: Instant | null;
  mail: string | null;
  /** The address as it is compared; nobody shares one. */
  mail_key: string | null;
  /** JSON; null: not said. */
  languages: string | null;
}

/** One row per one-time link for setting a password. */
export interface InviteTable {
  token_hash: string;
  account: string;
  expires_at: Instant;
  /** Why it can no longer be used; null while it can, or has run out. */
  ended: 'used' | 'replaced' | null;
}

/** One row per agent who has had a chat: the higher `turn`, the later the last assignment. */
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
  /** The identity provider by which it was opened; null: by password. */
  issuer: ColumnType<string | null, string | null | undefined, never>;
}

/** One row a person at an identity provider who is one of the staff. */
export interface IdentityTable {
  issuer: string;
  subject: string;
  account: string;
  linked_at: Instant;
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

/** One row per customer whose erasure is in progress. */
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

/** One row per member of staff who has begun two-factor set-up. */
export interface TwoFactorTable {
  account: string;
  /** Sealed under the desk's own secret. */
  secret: string;
  confirmed_at: Instant | null;
  /** The last step of time whose code was taken: no code is taken twice. */
  last_step: number;
  /** Hashes of the recovery codes that are left, as a JSON list. */
  codes: string;
}

/** One row a customer whose website has vouched for them. */
export interface CustomerIdentityTable {
  /** The website's own id for them. */
  external_id: string;
  customer_id: string;
  at: Instant;
}

/** The tables of the manual's versions. */
export interface ManualTables {
  manual_versions: ManualVersionTable;
  manual_in_force: { id: number; version: number };
  manual_ids: { id: string; version: number };
  manual_reads: { account: string; version: number; at: Instant };
}

/** One row a version; `content` and `edits` are JSON. Only what happens to it is ever added. */
export interface ManualVersionTable {
  number: number;
  parent: number;
  saved_by: string;
  saved_at: Instant;
  why: string;
  approved_by: string | null;
  approved_at: Instant | null;
  published_by: string | null;
  published_at: Instant | null;
  published_why: string | null;
  edits: string | null;
  /** By which its author knows it, if they named it. */
  client_id: string | null;
  content: string;
}

/** The tables of accounts. */
export interface AccountTables {
  second_steps: TwoFactorTable;
  identities: IdentityTable;
  customer_identities: CustomerIdentityTable;
}

/** One row a message of an agent; `offer` and `findings` are JSON. */
export interface MessageRecordTable {
  chat_id: string;
  seq: number;
  at: Instant;
  account: string;
  use: string;
  phrase_id: string | null;
  manual: string;
  distance: number | null;
  offer: string | null;
  findings: string;
  /** 0 or 1. */
  said_again: number;
  length: number;
  typed: Duration | null;
}

/** One row a phrase that staff wrote themselves. */
export type OwnPhraseTable = OwnPhrase;

/** One row a setting that was ever set on the desk, and one for the calendar. */
export interface SettingTable {
  key: string;
  /** JSON; null: the default. */
  value: string | null;
  version: number;
  changed_at: Instant;
  changed_by: string;
  /** JSON: what it was before, with the moment until which. */
  earlier: string;
}
