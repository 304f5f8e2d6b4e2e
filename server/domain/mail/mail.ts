import type { Duration, Instant } from '../instant.ts';

/** A mail to one person, in plain text. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/**
 * What leaves the desk: a mail; news for the webhook, whose `text` is JSON and whose `subject` names the event; or news for the
 * device `to`, whose `text` is JSON too and whose `subject` is the same for all that one message tells.
 */
export interface Outgoing extends Mail {
  id: string;
  kind: 'mail' | 'webhook' | 'push';
  /** The number of the case whose answer it is; null for everything else. */
  caseNumber: number | null;
}

/** The mail server, and who the mail comes from. */
export interface MailServer {
  host: string;
  port: number;
  security: 'starttls' | 'tls' | 'plain';
  user: string | null;
  password: string | null;
  from: string;
}

/** Where news of the desk is posted to, and the secret that signs it. */
export interface Webhook {
  url: string;
  secret: string;
}

const MINUTE: Duration = 60_000;
/** The longest wait between two attempts. */
const WAIT_MAX: Duration = 60 * MINUTE;
/** For how long a mail is tried again: a mail server may be away for days. */
export const TRIED_FOR: Duration = 3 * 24 * 60 * MINUTE;

/**
 * When a mail is tried again after so many failures: after one minute, two, four and so on, at most an hour; null if it is
 * given up, because the server refuses it for good or it has been tried for three days, or for `triedFor`.
 */
export function nextTry(
  { attempts, queuedAt }: { attempts: number; queuedAt: Instant },
  isFinal: boolean,
  now: Instant,
  triedFor: Duration = TRIED_FOR,
): Instant | null {
  if (isFinal || now - queuedAt >= triedFor) return null;
  return now + Math.min(WAIT_MAX, MINUTE * 2 ** Math.min(attempts - 1, 10));
}
