import { caseNumber } from '../../delivery/present-case.ts';
import type { Instant } from '../../domain/instant.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { nextTry } from '../../domain/mail/mail.ts';
import {
  isStillNews,
  isStillNewsOfCase,
  kindOfWhy,
  PUSH_TRIED_FOR,
  PUSHED_AFTER,
  PushNews,
} from '../../domain/push/push.ts';
import { every, type Job } from '../../lib/jobs.ts';
import type { QueuedMail } from '../../storage/mail/store.ts';
import type { PushAllowance, StoredPushDevice } from '../../storage/push/device-store.ts';
import { readable } from '../chats/staff-reading.ts';
import type { Needs } from '../services.ts';
import { pushTo, type PushMessage } from './push-call.ts';
import { pushWords, type Told } from './push-words.ts';

/** Longer than the patience with a push service: a process that has ended meanwhile loses its message after this. */
const TAKEN_FOR = 60_000;
/** Messages that are sent at the same time: one push service that does not answer holds back none of another. */
const AT_ONCE = 8;
/** What one device is sent; calls for leads count as well, and are sent beyond it. */
const ALLOWANCE: PushAllowance = { most: 30, within: 10 * 60_000 };
const ALLOWANCE_OF_LEADS: PushAllowance = { ...ALLOWANCE, most: 90 };
/** How often a push service may refuse the desk before the device is given up. */
const REFUSALS_MAX = 3;
/** A device on which nobody has opened the console, and that no message has reached, for so long is given up. */
const UNUSED_FOR = 60 * 86_400_000;
const CLEARED_EVERY_MS = 3_600_000;

type Sending = Needs<
  | ('clock' | 'directory' | 'log' | 'presence' | 'profile' | 'pushDevices' | 'settings' | 'store.cases')
  | ('store.chats' | 'store.customers' | 'store.mail' | 'store.pushDevices' | 'store.staff')
>;

/** Sends what waits for devices whose accounts have no console connected; `time` runs steadily, in ms. */
export function pushJob(services: Sending, time = () => performance.now()): Job {
  const { clock, presence, pushDevices, store } = services;
  const cleared = every(CLEARED_EVERY_MS, time, async () => {
    await store.pushDevices.endUnused(clock.now() - UNUSED_FOR);
    await store.pushDevices.forgetStale(clock.now() - PUSH_TRIED_FOR);
  });
  const since = clock.now();
  return {
    name: 'push',
    run: async () => {
      await cleared();
      // After a restart every console is still reconnecting.
      if (!pushDevices.any || !presence.isSynced || clock.now() - since < PUSHED_AFTER) return;
      await sendDue(services);
    },
  };
}

async function sendDue(services: Sending): Promise<void> {
  const { clock, store } = services;
  const due = await store.mail.earliestDue(['push']);
  if (due === null || due > clock.now()) return;
  await store.pushDevices.forgetStale(clock.now() - PUSH_TRIED_FOR);
  // Taken one after the other, so that each takes with it what is of the same matter; sent beside each other.
  const under = new Set<Promise<void>>();
  const faults: unknown[] = [];
  for (;;) {
    if (under.size >= AT_ONCE) await Promise.race(under);
    const now = clock.now();
    const message = await store.mail.take(now, now + TAKEN_FOR, ['push']);
    if (message === null) break;
    await store.pushDevices.absorb(message, now);
    const one = send(services, message)
      .catch((error: unknown) => void faults.push(error))
      .finally(() => under.delete(one));
    under.add(one);
  }
  await Promise.all(under);
  if (faults.length > 0) throw faults[0];
}

async function send(services: Sending, message: QueuedMail): Promise<void> {
  const { clock, log, pushDevices, settings, store } = services;
  const device = await store.pushDevices.find(message.to);
  const payload = device === null ? null : await composed(services, device, message);
  if (device === null || payload === null) return store.mail.sent(message.id);
  const outcome = await pushTo(services, device, payload, settings.process.pushPrivate);
  switch (outcome.is) {
    case 'taken':
      await store.mail.sent(message.id);
      return store.pushDevices.reached(device.id, clock.now());
    case 'gone':
      return end();
    case 'refused':
      if ((await store.pushDevices.refused(device.id)) >= REFUSALS_MAX) return end();
      log.warn({ push: message.id, why: outcome.said }, 'push message refused');
      return store.mail.sent(message.id);
    case 'unreached':
      log.warn({ push: message.id, attempts: message.attempts, why: outcome.said }, 'push message not sent');
      return tryAgain(services, message, outcome.said, clock.now());
  }

  async function end(): Promise<void> {
    await store.pushDevices.end(message.to);
    await pushDevices.changed();
  }
}

async function tryAgain({ store }: Sending, message: QueuedMail, fault: string, at: Instant): Promise<void> {
  const next = nextTry(message, false, at, PUSH_TRIED_FOR);
  await (next === null ? store.mail.sent(message.id) : store.mail.failed(message.id, fault, next, at));
}

/** What the device is told now; null: its account is told elsewhere, it is no news any more, or too much was sent. */
async function composed(
  services: Sending,
  device: StoredPushDevice,
  message: QueuedMail,
): Promise<PushMessage | null> {
  const { clock, directory, presence, store } = services;
  const news = PushNews.parse(JSON.parse(message.text));
  const { account } = device;
  // Its browser may be somebody else's by now.
  if (news.account !== account) return null;
  if (presence.staffConnected(account) || directory.member(account)?.disabledAt !== null) return null;
  if (!device.kinds.includes(kindOfWhy(news.why))) return null;
  const told = 'chatId' in news ? await ofChat(services, device, news) : await ofCase(services, device, news);
  if (told === null) return null;
  const allowance = kindOfWhy(news.why) === 'leads' ? ALLOWANCE_OF_LEADS : ALLOWANCE;
  return (await store.pushDevices.count(device.id, allowance, clock.now())) ? told : null;
}

async function ofChat(
  services: Sending,
  device: StoredPushDevice,
  { why, chatId }: Extract<PushNews, { chatId: string }>,
): Promise<PushMessage | null> {
  const { account } = device;
  const role = services.directory.member(account)?.role;
  // A note may name somebody to whom it opens no chat.
  const stored = role === undefined ? null : await readable(services, { account, role }, chatId);
  if (stored === null || isRefusal(stored)) return null;
  const unread = Math.max(0, stored.chat.customerMessages - stored.seen.customerMessages);
  if (!isStillNews(stored.chat, { account, why }, unread)) return null;
  const said = (await showsWords(services, device))
    ? { name: await nameOf(services, stored.chat.customerId), text: stored.chat.lastText }
    : null;
  const tag = { tag: chatId, url: `/#/chat/${encodeURIComponent(chatId)}` };
  return { ...worded(services, device, { why, unread, said, caseNumber: null }), ...tag };
}

async function ofCase(
  services: Sending,
  device: StoredPushDevice,
  { why, case: number }: Extract<PushNews, { case: number }>,
): Promise<PushMessage | null> {
  const stored = await services.store.cases.find(number);
  const { account } = device;
  if (!stored || !isStillNewsOfCase(stored.case, { account, why })) return null;
  const named = caseNumber(number);
  const tag = { tag: named, url: `/#/work/${named}` };
  return { ...worded(services, device, { why, unread: 0, said: null, caseNumber: named }), ...tag };
}

function worded(
  { profile }: Sending,
  { locale }: StoredPushDevice,
  told: Omit<Told, 'company'>,
): Pick<PushMessage, 'title' | 'body' | 'isUrgent'> {
  const words = pushWords(locale, { ...told, company: profile.company[locale] });
  return { ...words, isUrgent: kindOfWhy(told.why) !== 'cases' };
}

/** A device shows words only while its owner is signed in there: the session in which they chose so. */
async function showsWords({ clock, store }: Sending, device: StoredPushDevice): Promise<boolean> {
  if (!device.words) return false;
  return (await store.staff.liveSessions([device.session], clock.now())).has(device.session);
}

async function nameOf({ store }: Sending, customerId: string): Promise<string | null> {
  return (await store.customers.find(customerId))?.name ?? null;
}
