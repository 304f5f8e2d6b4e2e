import type { Instant } from '../../domain/instant.ts';
import type { Mail } from '../../domain/mail/mail.ts';

/** A mail that has not been sent. */
export interface QueuedMail extends Mail {
  id: string;
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

/** The outbox for mail: a mail is there until it has been sent. */
export interface MailStore {
  /** Keeps mails until they are sent. */
  add(mails: readonly (Mail & { id: string })[], at: Instant): Promise<void>;
  /** When the mail that is tried next is due; null if none waits. */
  earliestDue(): Promise<Instant | null>;
  /** Takes the mail that has been due for longest, for this process alone until `until`; null if none is due. */
  take(now: Instant, until: Instant): Promise<QueuedMail | null>;
  /** It was sent: nothing of it stays. */
  sent(id: string): Promise<void>;
  /** It was not sent; `next` null: it is given up. */
  failed(id: string, fault: string, next: Instant | null, at: Instant): Promise<void>;
  /** Gives up what was queued before `before` and has not been sent, whyever it waits; nothing of its text stays. */
  giveUp(before: Instant, at: Instant): Promise<void>;
  /** Forgets mails that were given up before this. */
  forget(before: Instant): Promise<void>;
  state(): Promise<OutboxState>;
}
