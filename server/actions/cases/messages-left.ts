import type { ChatNews } from '../../delivery/publish.ts';
import { SYSTEM, type Staff } from '../../domain/chat/author.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { EntryOf } from '../../domain/chat/log.ts';
import type { Duration } from '../../domain/instant.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { withEach } from '../../lib/jobs.ts';
import type { Needs } from '../services.ts';
import { changeCase, openCase, type CaseServices } from './change-case.ts';
import { bringing, wayTo, type ReachingServices } from './reach-customer.ts';

/** How many messages of one customer are answered by one answer. */
const ANSWERED_MAX = 20;

/**
 * What was left while nobody was there, and by customers who have left the queue, is work for the next shift: a case in
 * the queue of the chat's department. The first answer that the customer gets afterwards, in this chat or in the next one,
 * is its end. [P1] [P10]
 */
export async function followMessages(
  services: Needs<CaseServices | ReachingServices>,
  news: ChatNews[],
): Promise<void> {
  await withEach(news, async ({ before, after: { chat }, entries }) => {
    if (isLeft(before?.chat ?? null, chat))
      await openMessage(services, chat, textIn(entries) ?? chat.lastText);
    const answer = firstAnswer(before?.chat ?? null, chat, entries);
    if (answer !== null) await settleMessages(services, chat, answer);
  });
}

/** How far back a chat has begun whose customer has gone unanswered, and that is looked at again. */
const LOOK_BACK: Duration = 7 * 86_400_000;

/**
 * At the start, and again from time to time: messages of which the last process did not live to make a case, of which the
 * database did not keep one, or that come from an older version. Of those who have gone, only whoever has no later chat.
 */
export async function openMissedMessages(services: Needs<CaseServices | 'store.chats'>): Promise<void> {
  const { chats, cases } = services.store;
  const waiting = (await waitingChats(services)).filter(isWaitingMessage);
  await withEach(waiting, async (chat) => {
    const known = await cases.list({ chatId: chat.id, kind: 'message', limit: 1 });
    if (known.cases.length === 0) await openMessage(services, chat, chat.lastText);
  });
  const gone = (await chats.unansweredSince(services.clock.now() - LOOK_BACK)).map(({ chat }) => chat);
  await withEach(gone, async (chat) => {
    if (!isAbandoned(chat.state) || chat.lastText === '') return;
    const latest = await chats.latestOf(chat.customerId);
    if (latest?.chat.id === chat.id) await openMessage(services, chat, chat.lastText);
  });
}

/** The queue, read a page at a time: what is open may be many times more. */
async function waitingChats({ store }: Needs<'store.chats'>): Promise<Chat[]> {
  const waiting: Chat[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await store.chats.runningPage(
      { status: 'waiting' },
      { limit: 100, ...(cursor ? { cursor } : {}) },
    );
    waiting.push(...page.chats.map(({ chat }) => chat));
    cursor = page.cursor;
  } while (cursor);
  return waiting;
}

function isAbandoned(state: Chat['state']): boolean {
  return state.status === 'closed' && state.reason === 'abandoned';
}

function isWaitingMessage({ state, leftMessage, lastAgentAt }: Chat): boolean {
  return state.status === 'waiting' && leftMessage && lastAgentAt === null;
}

function isLeft(before: Chat | null, after: Chat): boolean {
  if (before === null) return after.leftMessage;
  return isAbandoned(after.state) && before.state.status !== 'closed';
}

async function openMessage(services: Needs<CaseServices>, chat: Chat, text: string): Promise<void> {
  const { id, customerId, department, lastWords } = chat;
  const about = { kind: 'message' as const, customerId, chatId: id, seq: lastWords || null };
  const opened = await openCase(services, about, {
    ...{ type: 'opened', by: SYSTEM, owner: null, department, text },
    // One for each chat, however often it is left.
    clientId: `message:${id}`,
  });
  if (isRefusal(opened)) throw new Error(opened.message);
}

function textIn(entries: ChatNews['entries']): string | null {
  const said = entries.flatMap((entry) =>
    entry.kind === 'message' && entry.by.role === 'customer' ? [saidIn(entry)] : [],
  );
  return said.length === 0 ? null : said.join('\n');
}

/** The words of a message, and the names of the files that came with it: one of files alone says something, too. */
function saidIn({ text, data }: EntryOf<'message'>): string {
  return [text, ...(data?.files ?? []).map(({ name }) => name)].filter((one) => one !== '').join('\n');
}

/** A message that answers what was left. */
interface Answer {
  by: Staff;
  seq: number;
  text: string;
}

/** The message with which an agent answers for the first time in a chat. */
function firstAnswer(before: Chat | null, after: Chat, entries: ChatNews['entries']): Answer | null {
  if (after.lastAgentAt === null || (before !== null && before.lastAgentAt !== null)) return null;
  if (!after.leftMessage && after.continues === null) return null;
  const entry = entries.find(({ kind, by }) => kind === 'message' && 'account' in by);
  return entry?.kind === 'message' && 'account' in entry.by
    ? { by: entry.by, seq: entry.seq, text: saidIn(entry) }
    : null;
}

async function settleMessages(
  services: Needs<CaseServices | ReachingServices>,
  { id, customerId }: Chat,
  { by, seq, text }: Answer,
): Promise<void> {
  const filter = { customerId, kind: 'message', status: 'open', limit: ANSWERED_MAX } as const;
  const { cases } = await services.store.cases.list(filter);
  if (cases.length === 0) return;
  const way = await wayTo(services, customerId, text);
  const [first] = cases;
  await withEach(cases, async ({ number }) => {
    const isFirst = number === first?.number;
    const event = { type: 'done', by, answer: { chatId: id, seq } } as const;
    // One answer is one mail and one call, however many messages it answers.
    const brings = isFirst ? bringing(services, way, { answer: text, owner: by.account }) : undefined;
    await changeCase(services, { number, event, brings });
  });
}
