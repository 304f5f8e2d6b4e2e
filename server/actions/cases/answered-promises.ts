import type { ChatNews } from '../../delivery/publish.ts';
import { isOpen, type Case } from '../../domain/case/case.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import {
  answerAmong,
  storedAnswer,
  type Answer,
  type Promised,
} from '../../domain/chat/rules/promise-answers.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { withEach } from '../../lib/jobs.ts';
import type { StoredChat } from '../../storage/chats/store.ts';
import type { StoredCase } from '../../storage/cases/store.ts';
import type { Needs } from '../services.ts';
import { changeCase, type CaseServices } from './change-case.ts';

/**
 * The agent's answer keeps the promises that run in its chat, and settles those whose time was over. What the chat has
 * decided is told to the case, as of the moment of the answer. [P7]
 */
export async function followAnswers(services: Needs<CaseServices>, news: ChatNews[]): Promise<void> {
  await withEach(news, async ({ before, after: { chat }, entries }) => {
    const known = before?.chat.promises ?? [];
    const answer = known.length === 0 ? null : answerAmong(entries);
    if (answer === null) return;
    const left = new Set(chat.promises.map(({ number }) => number));
    await withEach(
      known.filter(({ number }) => !left.has(number)),
      ({ number }) => settle(services, number, answer),
    );
  });
}

/** Kept, if its time was not over then; else done, late. Ended by hand meanwhile, it stays as it is. */
async function settle(services: Needs<CaseServices>, number: number, answer: Answer): Promise<void> {
  const { by, chatId, seq, at } = answer;
  const said = { by, answer: { chatId, seq }, clientId: `answer:${chatId}:${String(seq)}` };
  const kept = await changeCase(services, { number, event: { type: 'kept', ...said }, at });
  if (kept !== null && isRefusal(kept))
    await changeCase(services, { number, event: { type: 'done', ...said }, at });
}

/** Promises are settled by what their chats have stored, of so many chats of a customer, the latest ones. */
const CHATS_MAX = 5;
/** How much of a chat's log is read at once. */
const LINES_AT_ONCE = 500;
/** How many promises are looked at together. */
const PER_PAGE = 100;

/**
 * A process may have ended between an answer and the promise that it keeps: what the chat has stored settles it, as of then. To be
 * asked before the clock breaks a promise, and before a chat is told of one that runs. Says whether it was settled. [P7]
 */
export async function settleByStored(
  services: Needs<CaseServices | 'store.chats'>,
  stored: StoredCase,
): Promise<boolean> {
  return (await settledByStored(services, [stored])).has(stored.number);
}

/** As {@link settleByStored}, for many at once: the numbers of those that were settled. */
export async function settledByStored(
  services: Needs<CaseServices | 'store.chats'>,
  all: readonly StoredCase[],
): Promise<Set<number>> {
  const asked = all.flatMap(({ number, case: one }) => (isSettleable(one) ? [{ number, case: one }] : []));
  const customers = new Set(asked.map(({ case: { customerId } }) => customerId));
  const chats = await services.store.chats.newestOfEach([...customers], CHATS_MAX);
  const settled = new Set<number>();
  await withEach(asked, async (stored) => {
    const own = chats.filter(({ chat }) => chat.customerId === stored.case.customerId);
    if (await settleByChats(services, stored, own)) settled.add(stored.number);
  });
  return settled;
}

type Settleable = Case & { customerId: string; deadline: NonNullable<Case['deadline']> };

function isSettleable(one: Case): one is Settleable {
  return one.kind === 'promise' && isOpen(one) && one.deadline !== null && one.customerId !== null;
}

async function settleByChats(
  services: Needs<CaseServices | 'store.chats'>,
  { number, case: one }: { number: number; case: Settleable },
  latest: readonly StoredChat[],
): Promise<boolean> {
  const { chatId, openedAt, deadline } = one;
  const promised = { number, madeAt: openedAt, dueAt: deadline.dueAt };
  for (const chat of await chatsSince(services, one, latest)) {
    if (chat.promises.some((running) => running.number === number)) continue;
    // What is said before the promise in its own chat is no answer to it.
    const after = chat.id === chatId ? (one.seq ?? 0) : 0;
    const answer = await answerIn(services, chat, { promised, after });
    if (answer === null) continue;
    await settle(services, number, answer);
    return true;
  }
  return false;
}

/** Settles the promises whose time is over and whose late answer did not reach them. [P7] */
export async function settleOverdue(services: Needs<CaseServices | 'store.chats'>): Promise<void> {
  let cursor: string | null | undefined;
  do {
    const page = await services.store.cases.list({
      ...{ kind: 'promise', status: 'open', overdue: true, limit: PER_PAGE },
      ...(cursor ? { cursor } : {}),
    });
    await withEach(page.cases, async (stored) => {
      await settleByStored(services, stored);
    });
    cursor = page.cursor;
  } while (cursor !== null);
}

/** Those of the customer's latest chats in which an agent has written since the promise, oldest first. */
async function chatsSince(
  { store }: Needs<'store.chats'>,
  { chatId, openedAt }: Case,
  latest: readonly StoredChat[],
): Promise<Chat[]> {
  // Its own chat is one of the customer's: of fewer than are looked at, it is among them.
  const isAmongThem = latest.length < CHATS_MAX || latest.some(({ chat }) => chat.id === chatId);
  const own = chatId === null || isAmongThem ? null : await store.chats.find(chatId);
  return [...latest, ...(own === null ? [] : [own])]
    .map(({ chat }) => chat)
    .filter(({ lastAgentAt }) => lastAgentAt !== null && lastAgentAt >= openedAt)
    .sort((one, other) => one.startedAt - other.startedAt);
}

async function answerIn(
  { store }: Needs<'store.chats'>,
  { id, lastSeq }: Chat,
  { promised, after }: { promised: Promised; after: number },
): Promise<Answer | null> {
  const log: LogEntry[] = [];
  for (let from = after; from < lastSeq; from = log.at(-1)?.seq ?? lastSeq) {
    const page = await store.chats.entries(id, { after: from, limit: LINES_AT_ONCE });
    if (page.length === 0) break;
    log.push(...page);
  }
  return storedAnswer(log, promised);
}
