import { nextTry, TRIED_FOR } from '../../domain/mail/mail.ts';
import type { Duration } from '../../domain/instant.ts';
import { every, type Job } from '../../lib/jobs.ts';
import type { Needs } from '../services.ts';
import { sendMail } from './smtp.ts';

/** Longer than the patience with a mail server in all: a process that has ended meanwhile loses its mail after this. */
const TAKEN_FOR: Duration = 5 * 60_000;
/** Mails that are sent before this job rests. */
const AT_ONCE = 20;
/** How long mails that were given up stay to be seen. */
const GIVEN_UP_FOR: Duration = 30 * 86_400_000;
/** How often the outbox is cleared of what is too old, ms. */
const CLEARED_EVERY_MS = 3_600_000;

type Sending = Needs<'clock' | 'log' | 'settings' | 'store.mail'>;

/** Sends what is due of the outbox, and clears it once an hour, also while no mail server is set; `time` runs steadily, in ms. */
export function mailJob(services: Sending, time = () => performance.now()): Job {
  const cleared = every(CLEARED_EVERY_MS, time, async () => {
    await giveUpOld(services);
    await services.store.mail.forget(services.clock.now() - GIVEN_UP_FOR);
  });
  return {
    name: 'mail',
    run: async () => {
      await cleared();
      await sendQueued(services);
    },
  };
}

/** Sends what is due, one after the other; each is taken by one process. */
async function sendQueued(services: Sending): Promise<void> {
  if (!(await isAnyDue(services))) return;
  await giveUpOld(services);
  const { clock, log, settings, store } = services;
  for (let count = 0; count < AT_ONCE; count += 1) {
    const server = settings.mail;
    if (server === null) return;
    const now = clock.now();
    const mail = await store.mail.take(now, now + TAKEN_FOR);
    if (mail === null) return;
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

/** Taking a mail is a transaction, which is not worth it four times a second for an empty outbox. */
async function isAnyDue({ clock, settings, store }: Sending): Promise<boolean> {
  if (settings.mail === null) return false;
  const due = await store.mail.earliestDue();
  return due !== null && due <= clock.now();
}

/** What has waited for too long says nothing that still holds: its link is dead. */
function giveUpOld({ clock, store }: Pick<Sending, 'clock' | 'store'>): Promise<void> {
  const now = clock.now();
  return store.mail.giveUp(now - TRIED_FOR, now);
}
