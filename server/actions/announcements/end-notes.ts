import type { Announcement } from '../../domain/announcement/announcement.ts';
import { endNoteId, overIds, tellingIds } from '../../domain/announcement/announcement.ts';
import { OVER_OFFERED_HOURS } from '../../../protocol/announcements.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { withEach } from '../../lib/jobs.ts';
import { changeCase, openCase, type CaseServices } from '../cases/change-case.ts';
import { wayTo, type ReachingServices } from '../cases/reach-customer.ts';
import type { Needs } from '../services.ts';

/** For how long after its end an outage is looked at: as long as agents are offered the sentence, in milliseconds. */
const LOOKED_AT_MS = OVER_OFFERED_HOURS * 3_600_000;
/** Outages looked at, and customers of one who get their note, in one run. */
const OUTAGES = 30;
const AT_ONCE = 100;

type Noting = Needs<
  CaseServices | ReachingServices | 'store.announcements' | 'store.chats' | 'store.customers'
>;

/**
 * Tells the customers who were told of an outage, and whose chats were closed before anybody told them of its end, that it is
 * over: as an answer that they find in the widget, and by mail where they left an address. Each customer once, whichever process
 * comes first; what a process did not live to finish the next run does. In open chats the agent is offered the sentence. [P8]
 */
export async function sendEndNotes(services: Noting): Promise<void> {
  const since = services.clock.now() - LOOKED_AT_MS;
  const recent = await services.store.announcements.list(since, OUTAGES + 100);
  const over = recent.filter(({ outage, endedAt }) => outage !== null && endedAt !== null).slice(0, OUTAGES);
  await withEach(over, async (announcement) => {
    const untold = await services.store.announcements.untoldOfEnd(
      { telling: tellingIds(announcement), over: overIds(announcement), note: endNoteId(announcement) },
      AT_ONCE,
    );
    await withEach(untold, (one) => sendNote(services, announcement, one));
  });
}

async function sendNote(
  services: Noting,
  announcement: Announcement,
  { chatId, customerId }: { chatId: string; customerId: string },
): Promise<void> {
  const { profile, store, clock } = services;
  const { outage, endedBy, by, title } = announcement;
  const stored = await store.chats.find(chatId);
  if (outage === null || stored === null || stored.chat.erasedAt !== null) return;
  const customer = await store.customers.find(customerId);
  const said = customer?.locale ?? profile.locale;
  const answer = outage.over[/^zh/i.test(said) ? 'zh-CN' : 'en'];
  const author = { role: 'lead' as const, account: endedBy ?? by };
  const clientId = endNoteId(announcement);
  const opened = await openCase(
    services,
    { kind: 'followUp', customerId, chatId, seq: null },
    {
      ...{ type: 'opened', by: author, owner: author.account, department: stored.chat.department },
      ...{ text: title, dueAt: clock.now() + LOOKED_AT_MS, clientId },
    },
  );
  if (isRefusal(opened)) throw new Error(opened.message);
  const { number } = opened.stored;
  const way = await wayTo(services, customerId, answer);
  const changed = await changeCase(services, {
    number,
    event: { type: 'done', by: author, answer: { answer }, clientId: `${clientId}:said` },
    brings: way === null ? undefined : (answered) => ({ outgoing: way.outgoing(answered) }),
  });
  if (changed !== null && isRefusal(changed)) throw new Error(changed.message);
}
