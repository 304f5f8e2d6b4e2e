import type { ColumnType } from 'kysely';
import type { Instant } from '../../domain/instant.ts';
import type { Outgoing } from '../../domain/mail/mail.ts';

/** A mail, or a call of the webhook, that has not been sent. */
export interface QueuedMail extends Outgoing {
  queuedAt: Instant;
  /** How often it was tried, this time included. */
  attempts: number;
}

/** What is known of the outbox as a whole. */
export interface OutboxState {
  waiting: number;
  givenUp: number;
  lastFault: string | null;
}

/** The outbox: what is to leave the desk is there until it has been sent. */
export interface MailStore {
  /** Keeps mails until they are sent. */
  add(mails: readonly Outgoing[], at: Instant): Promise<void>;
  /** When what is tried next of these kinds is due; null if none waits. */
  earliestDue(kinds: readonly Outgoing['kind'][]): Promise<Instant | null>;
  /** Takes what has been due for longest of these kinds, for this process alone until `until`; null if none is due. */
  take(now: Instant, until: Instant, kinds: readonly Outgoing['kind'][]): Promise<QueuedMail | null>;
  /** Whether a mail of a case is being sent at this moment: it may arrive even if it is taken back. */
  isSending(caseNumber: number, now: Instant): Promise<boolean>;
  /** It was sent: nothing of it stays. */
  sent(id: string): Promise<void>;
  /** It was not sent; `next` null: it is given up. */
  failed(id: string, fault: string, next: Instant | null, at: Instant): Promise<void>;
  /** The answers of cases that were queued before a moment and have not been sent, whyever they wait. */
  tooOld(before: Instant): Promise<{ id: string; caseNumber: number }[]>;
  /** Gives up what was queued before `before` and has not been sent, of answers those that were told of; nothing of its text stays. */
  giveUp(before: Instant, told: readonly string[], at: Instant): Promise<void>;
  /** Forgets mails that were given up before this. */
  forget(before: Instant): Promise<void>;
  state(): Promise<OutboxState>;
}

/** The tables of the outbox. */
export interface MailTables {
  mails: MailTable;
}

/** One row a mail that has not been sent. */
interface MailTable {
  id: string;
  kind: ColumnType<Outgoing['kind'], Outgoing['kind'] | undefined>;
  /** The case whose answer it is. */
  case_key: number | null;
  recipient: string;
  subject: string;
  text: string;
  queued_at: Instant;
  /** When it is tried next, or loses the process that sends it; null: it was given up. */
  due_at: Instant | null;
  attempts: number;
  /** Why the last attempt failed. */
  fault: string | null;
  failed_at: Instant | null;
  /** Until when it is with a process that sends it; null: it waits. */
  taken_until: Instant | null;
}
