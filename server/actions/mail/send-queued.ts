import { nextTry } from '../../domain/mail/mail.ts';
import type { Duration } from '../../domain/instant.ts';
import type { Needs } from '../services.ts';
import { sendMail } from './smtp.ts';

/** Longer than the patience with a mail server in all: a process that has ended meanwhile loses its mail after this. */
const TAKEN_FOR: Duration = 5 * 60_000;
/** Mails that are sent before this job rests. */
const AT_ONCE = 20;
/** How long mails that were given up stay to be seen. */
const GIVEN_UP_FOR: Duration = 30 * 86_400_000;

/** Sends what is due of the outbox, one after the other; each is taken by one process. To be called again and again. */
export async function sendQueued({
  clock,
  log,
  settings,
  store,
}: Needs<'clock' | 'log' | 'settings' | 'store.mail'>): Promise<void> {
  for (let count = 0; count < AT_ONCE; count += 1) {
    const server = settings.mail;
    if (server === null) return;
    const now = clock.now();
    const mail = await store.mail.take(now, now + TAKEN_FOR);
    if (mail === null) return store.mail.forget(now - GIVEN_UP_FOR);
    const fault = await sendMail(server, mail.id, mail);
    if (fault === null) {
      await store.mail.sent(mail.id);
      continue;
    }
    const at = clock.now();
    const next = nextTry(mail, fault.isFinal, at);
    await store.mail.failed(mail.id, fault.said, next, at);
    log.warn(
      { mail: mail.id, attempts: mail.attempts, why: fault.why, givenUp: next === null },
      'mail not sent',
    );
    // The next ones would meet with the same.
    if (fault.why !== 'refused') return;
  }
}
