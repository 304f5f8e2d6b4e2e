import type { z } from 'zod';
import type { Edit } from '../../../phrases/edit/edit.ts';
import type { Replayed, Tried } from '../../../protocol/manual-views.ts';
import type { Try } from '../../../protocol/manual.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { isAlwaysOpen } from '../../domain/calendar/calendar.ts';
import type { Limits, Rules } from '../../domain/rules.ts';
import type { StoredChat } from '../../storage/chats/store.ts';
import { colleaguesOf } from '../assistant/desk-facts.ts';
import type { Needs } from '../services.ts';
import { pinnedFor } from '../own-phrases/own-suggestions.ts';
import { together, nothing } from './compare.ts';
import { contentOf, orRefused } from './contents.ts';
import { contentWith } from './drafting.ts';
import { agentsIn, type AgentFacts, type PastChat, type ReplayContext } from './past-chat.ts';

/** As long as a replay may take, ms, and as much as it looks at. */
const REPLAY_MS = 8000;
const CHATS_PER_PAGE = 20;
const ENTRIES_PER_CHAT = 200;

/** What a version, with or without unsaved edits, makes of one message. */
export async function tryMessage(
  services: Needs<
    'directory' | 'manual' | 'ownPhrases' | 'phraseUses' | 'presence' | 'profile' | 'rules' | 'store.manual'
  >,
  asker: Asker,
  { version, text, prev, locale }: z.output<typeof Try>,
  edits: Edit[],
): Promise<Tried | Refusal> {
  const loaded = await contentWith(services, version, edits);
  if (isRefusal(loaded)) return loaded;
  const content = JSON.stringify(loaded.content);
  return orRefused(() =>
    services.manual.engine.tryOut(content, { text, prev, locale }, replayContext(services, asker)),
  );
}

/** Plays the newest chats again with the version in force and another one: which suggestions would change. */
export async function replay(
  services: Needs<
    | 'directory'
    | 'manual'
    | 'ownPhrases'
    | 'phraseUses'
    | 'presence'
    | 'profile'
    | 'rules'
    | 'store.chats'
    | 'store.manual'
  >,
  asker: Asker,
  { version, chats }: { version: number; chats: number },
  edits: Edit[],
): Promise<Replayed | Refusal> {
  const before = await contentOf(services, services.manual.activeVersion);
  const loaded = await contentWith(services, version, edits);
  if (typeof before !== 'string') return before;
  if (isRefusal(loaded)) return loaded;
  const after = JSON.stringify(loaded.content);
  const until = performance.now() + REPLAY_MS;
  return orRefused(async () => {
    let counted = nothing();
    for await (const some of pastChats(services, chats)) {
      if (performance.now() > until) return { ...counted, cutShort: true };
      const found = await services.manual.engine.compare(
        { before, after, chats: some },
        replayContext(services, asker),
      );
      counted = together(counted, found);
    }
    return { ...counted, cutShort: false };
  });
}

/** The newest chats, some at a time. */
async function* pastChats(
  services: Needs<'directory' | 'ownPhrases' | 'profile' | 'store.chats'>,
  most: number,
): AsyncGenerator<PastChat[]> {
  const { chats } = services.store;
  let cursor: string | null = null;
  let left = most;
  do {
    const limit = Math.min(CHATS_PER_PAGE, left);
    const page: Awaited<ReturnType<typeof chats.list>> = await chats.list({
      limit,
      ...(cursor === null ? {} : { cursor }),
    });
    await services.directory.ensureLoaded(page.chats.map(({ chat }) => chat.customerId));
    const found: PastChat[] = [];
    for (const stored of page.chats) found.push(await pastChat(services, stored));
    if (found.length > 0) yield found;
    left -= page.chats.length;
    cursor = page.cursor;
  } while (cursor !== null && left > 0);
}

/** A chat as it is played again. */
export async function pastChat(
  services: Needs<'directory' | 'ownPhrases' | 'profile' | 'store.chats'>,
  { chat }: StoredChat,
): Promise<PastChat> {
  const { directory, store } = services;
  const entries = await store.chats.entries(chat.id, { after: 0, limit: ENTRIES_PER_CHAT });
  const agents = [...agentsIn({ chat, entries })].map(
    (account) => [account, agentFacts(services, account)] as const,
  );
  const customer = directory.customer(chat.customerId);
  return {
    chat,
    entries,
    pastChats: directory.pastChats(chat.customerId),
    customer: customer && { name: customer.name, contact: customer.contact },
    agents: Object.fromEntries(agents),
  };
}

function agentFacts(services: Needs<'directory' | 'ownPhrases' | 'profile'>, account: string): AgentFacts {
  const pinned = (language: 'zh-CN' | 'en') => pinnedFor(services, account, language);
  const { directory } = services;
  return {
    number: directory.number(account),
    name: directory.name(account),
    pinned: { 'zh-CN': pinned('zh-CN'), en: pinned('en') },
  };
}

/** The state of the desk that a replay depends on, for the account that asks. */
export function replayContext(
  services: Needs<'directory' | 'ownPhrases' | 'phraseUses' | 'presence' | 'profile' | 'rules'>,
  { account }: Asker,
): ReplayContext {
  const { profile } = services;
  return {
    company: profile.company,
    locale: profile.locale,
    hours: profile.hours.text,
    alwaysOpen: isAlwaysOpen(profile.hours.calendar),
    timeZone: profile.hours.calendar.timeZone,
    complaintHours: profile.complaintHours,
    complaintCalendar: profile.caseTimes.complaint,
    limits: limitsOf(services.rules),
    uses: services.phraseUses.counts,
    colleagues: colleaguesOf(services),
    asker: { account, ...agentFacts(services, account) },
  };
}

/** What of the rules may go to another thread. */
function limitsOf(rules: Rules): Limits {
  const { idleClose, idleNudge, harassmentClose, lostGrace, lostRequeue, leadAnswer, returnMark } = rules;
  const { holdOn, answerLater, owesMark, owesAlarm, owesLead, capacity, waitingPerNetwork } = rules;
  const { acceptWithin, missedOffers, overdueHandover, callLeadAfter, languageFirst } = rules;
  const { wrapUpTime, wrapUpHolds, wrapUpRequired } = rules;
  return {
    ...{ idleClose, idleNudge, harassmentClose, lostGrace, lostRequeue, leadAnswer, returnMark },
    ...{ holdOn, answerLater, owesMark, owesAlarm, owesLead, capacity, waitingPerNetwork },
    ...{ acceptWithin, missedOffers, overdueHandover, callLeadAfter, languageFirst },
    ...{ wrapUpTime, wrapUpHolds, wrapUpRequired },
  };
}
