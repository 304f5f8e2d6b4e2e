import { v7 as newId } from 'uuid';
import { nextTry, TRIED_FOR, type Mail } from '../../domain/mail/mail.ts';
import type { Duration } from '../../domain/instant.ts';
import { SYSTEM } from '../../domain/chat/author.ts';
import type { Outgoing } from '../../domain/mail/mail.ts';
import type { QueuedMail } from '../../storage/mail/store.ts';
import { every, withEach, type Job } from '../../lib/jobs.ts';
import type { Needs } from '../services.ts';
import { changeCase, type CaseServices } from '../cases/change-case.ts';
import { undelivered } from '../cases/reach-customer.ts';
import { sendMail, type MailFault } from './smtp.ts';
import { callWebhook } from './webhook.ts';

/**
 * Puts mails into the outbox; resolves when they are kept. One process sends each as soon as it can, and tries again for
 * three days while the mail server is away, whoever restarts meanwhile. Where no mail server is set they wait: ask
 * `settings.mail` first.
 */
export function queueMail(
  { clock, store }: Needs<'clock' | 'store.mail'>,
  ...mails: readonly Mail[]
): Promise<void> {
  return store.mail.add(
    mails.map((mail) => ({ ...mail, id: newId(), kind: 'mail' as const, caseNumber: null })),
    clock.now(),
  );
}

/** Longer than the patience with a mail server in all: a process that has ended meanwhile loses its mail after this. */
const TAKEN_FOR: Duration = 5 * 60_000;
/** Mails that are sent before this job rests. */
const AT_ONCE = 20;
/** How long mails that were given up stay to be seen. */
const GIVEN_UP_FOR: Duration = 30 * 86_400_000;
/** How often the outbox is cleared of what is too old, ms. */
const CLEARED_EVERY_MS = 3_600_000;

type Sending = Needs<CaseServices | 'settings' | 'store.mail'>;

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
  // What one receiver does not take now keeps back nothing of the other.
  await sendOf(services, 'mail');
  await sendOf(services, 'webhook');
}

async function sendOf(services: Sending, kind: Outgoing['kind']): Promise<void> {
  const { clock, log, store } = services;
  for (let count = 0; count < AT_ONCE; count += 1) {
    if (!sendable(services).includes(kind)) return;
    const now = clock.now();
    const mail = await store.mail.take(now, now + TAKEN_FOR, [kind]);
    if (mail === null) return;
    const fault = await send(services, mail);
    if (fault === null) {
      await tellCase(services, mail, null);
      // Of no case, or told before: it was sent twice, as a process had ended in between.
      await store.mail.sent(mail.id);
      continue;
    }
    const at = clock.now();
    // Whoever took it without a word would be sent it again for days.
    const isUnsure = fault.why === 'unsure';
    const next = nextTry(mail, fault.isFinal || (isUnsure && mail.attempts > 1), at);
    // First, as a process that ends in between tells it once more, under the same name.
    if (next === null) await tellCase(services, mail, fault.said, isUnsure);
    await store.mail.failed(mail.id, fault.said, next, at);
    log.warn(
      { [kind]: mail.id, attempts: mail.attempts, why: fault.why, givenUp: next === null },
      `${kind} not sent`,
    );
    // The next ones would meet with the same.
    if (fault.why !== 'refused') return;
  }
}

/** What can be sent as the desk is set. */
function sendable({ settings }: Sending): Outgoing['kind'][] {
  return [
    ...(settings.mail === null ? [] : (['mail'] as const)),
    ...(settings.webhook === null ? [] : (['webhook'] as const)),
  ];
}

async function send({ clock, settings }: Sending, mail: QueuedMail): Promise<MailFault | null> {
  const { id, kind, subject, text } = mail;
  const { mail: server, webhook } = settings;
  if (kind === 'webhook') {
    const isPrivate = settings.process.webhookPrivate;
    const call = { id, event: subject, body: text, at: clock.now() };
    return webhook === null ? NOT_SET : callWebhook(webhook, call, { isPrivate });
  }
  return server === null ? NOT_SET : sendMail(server, id, mail);
}

/** Taken away since: what waits goes on waiting. */
const NOT_SET: MailFault = { why: 'server', said: 'It is not set any more.', isFinal: false };

/** The case whose answer it is says what became of it; what cannot be delivered is work for its owner. [P5] [P10] */
async function tellCase(
  services: Sending,
  { id, caseNumber: number }: Pick<QueuedMail, 'id' | 'caseNumber'>,
  fault: string | null,
  isUnsure = false,
): Promise<void> {
  if (number === null) return;
  const said = { by: SYSTEM, sent: fault === null, clientId: `mail:${id}` };
  const event = { type: 'mailed' as const, ...said, ...(fault === null ? {} : { text: fault }) };
  await changeCase(services, {
    ...{ number, event },
    // At every moment either the outbox says that it may be leaving, or the case that it has left.
    brings: (told) =>
      fault === null ? { sentMail: id } : { opens: [undelivered(services, told, isUnsure)] },
  });
}

/** Taking a mail is a transaction, which is not worth it four times a second for an empty outbox. */
async function isAnyDue(services: Sending): Promise<boolean> {
  const kinds = sendable(services);
  if (kinds.length === 0) return false;
  const due = await services.store.mail.earliestDue(kinds);
  return due !== null && due <= services.clock.now();
}

/** What has waited for too long says nothing that still holds: its link is dead. */
async function giveUpOld(services: Sending): Promise<void> {
  const now = services.clock.now();
  const { mail } = services.store;
  const old = await mail.tooOld(now - TRIED_FOR);
  await withEach(old, (one) => tellCase(services, one, 'The mail server was away for three days.'));
  const told = old.map(({ id }) => id);
  await mail.giveUp(now - TRIED_FOR, told, now);
}
