import type { ChatNews } from '../../delivery/publish.ts';
import { doneAt } from '../../domain/case/case.ts';
import type { Staff } from '../../domain/chat/author.ts';
import type { Duration } from '../../domain/instant.ts';
import type { CaseEntryOf, CaseLogEntry } from '../../domain/case/log.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { EntryOf } from '../../domain/chat/log.ts';
import { withEach } from '../../lib/jobs.ts';
import type { StoredCase } from '../../storage/cases/store.ts';
import { withdrawnWords } from '../mail/mail-words.ts';
import type { Needs } from '../services.ts';
import { changeCase, type CaseServices } from './change-case.ts';

/** What the words of a chat can end. */
const ANSWERED = ['promise', 'message'] as const;

/** How many cases of a kind are looked at, those first that ended last: it was two minutes ago at most. */
const CASES = 20;

/**
 * A message that was withdrawn has answered nothing: the promise that it kept and the messages that it settled are open again,
 * as whoever withdrew it. Its mail is taken back if it waits; if it has left, the case says so. A call that was to bring it is not
 * made. [P1] [P7] [P10]
 */
export async function followWithdrawn(
  services: Needs<CaseServices | 'store.mail'>,
  news: ChatNews[],
): Promise<void> {
  await withEach(news, async ({ after: { chat }, entries }) => {
    await withEach(entries, async (entry) => {
      if (entry.kind !== 'recalled') return;
      await withEach(ANSWERED, (kind) => reopen(services, { chat, kind }, entry));
    });
  });
}

/**
 * Whether the words of a message have left by mail as an answer, or are leaving at this moment: withdrawing it takes them back
 * in the chat alone. Asked before it is withdrawn.
 */
export async function leftByMail(
  services: Needs<'clock' | 'store.cases' | 'store.mail'>,
  customerId: string,
  message: { chatId: string; seq: number },
): Promise<boolean> {
  const ended = await endedBy(services, { customerId, kind: 'message' }, message);
  const now = services.clock.now();
  if (ended.some(({ isMailed }) => isMailed)) return true;
  const leaving = ended.map(({ stored }) => services.store.mail.isSending(stored.number, now));
  return (await Promise.all(leaving)).includes(true);
}

async function reopen(
  services: Needs<CaseServices | 'store.mail'>,
  { chat, kind }: { chat: Chat; kind: (typeof ANSWERED)[number] },
  { by, data: { seq } }: EntryOf<'recalled'>,
): Promise<void> {
  if (!('account' in by)) return;
  const message = { chatId: chat.id, seq };
  const ended = await endedBy(services, { customerId: chat.customerId, kind }, message);
  await withEach(ended, (one) => reopenOne(services, one, { by, ...message }));
}

async function reopenOne(
  services: Needs<CaseServices | 'store.mail'>,
  { stored: { number }, isMailed }: Ended,
  { by, chatId, seq }: { by: Staff; chatId: string; seq: number },
): Promise<void> {
  const text = withdrawnWords(services.profile.locale);
  const hasLeft = isMailed || (await services.store.mail.isSending(number, services.clock.now()));
  const said = { by, clientId: `withdrawn:${chatId}:${String(seq)}`, ...(hasLeft ? { text } : {}) };
  await changeCase(services, { number, event: { type: 'reopened', ...said } });
}

/** How many ended cases of a kind are looked at for answers that were withdrawn, those first that ended last. */
const LOOKED_AT = 100;
/** For how long after its end a case is looked at. */
const LOOK_BACK: Duration = 86_400_000;

/**
 * At the start, and again from time to time: a process may have ended between the withdrawing of a message in its chat and the
 * opening of what it had answered. The row of the chat remembers what was withdrawn. [P1] [P7] [P10]
 */
export async function reopenMissed(
  services: Needs<CaseServices | 'store.chats' | 'store.mail'>,
): Promise<void> {
  const { cases, chats } = services.store;
  const since = services.clock.now() - LOOK_BACK;
  await withEach(ANSWERED, async (kind) => {
    const { cases: done } = await cases.list({ kind, status: 'done', limit: LOOKED_AT });
    const recent = done.filter(({ case: one }) => (doneAt(one) ?? 0) >= since && one.erasedAt === null);
    await withEach(recent, async (stored) => {
      const entries = await cases.entries(stored.number);
      const end = entries.findLast(isEnd);
      const { chatId, seq } = end?.data ?? {};
      if (end === undefined || !('account' in end.by) || chatId === undefined || seq === undefined) return;
      const found = await chats.find(chatId);
      // Only whoever wrote a message withdraws it.
      if (found?.chat.recalled.includes(seq) === true)
        await reopenOne(services, { stored, isMailed: isMailedSince(entries) }, { by: end.by, chatId, seq });
    });
  });
}

/** A case that a message has ended. */
interface Ended {
  stored: StoredCase;
  /** Whether a mail with it has left. */
  isMailed: boolean;
}

/** The cases that a message has ended, and whether a mail with it has left. */
async function endedBy(
  { store: { cases } }: Needs<'store.cases'>,
  about: { customerId: string; kind: (typeof ANSWERED)[number] },
  message: { chatId: string; seq: number },
): Promise<Ended[]> {
  const { cases: done } = await cases.list({ ...about, status: 'done', limit: CASES });
  const logs = await Promise.all(
    done.map(async (stored) => ({ stored, entries: await cases.entries(stored.number) })),
  );
  return logs
    .filter(({ entries }) => isEndedBy(entries, message))
    .map(({ stored, entries }) => ({ stored, isMailed: isMailedSince(entries) }));
}

function isMailedSince(entries: readonly CaseLogEntry[]): boolean {
  const end = entries.findLastIndex(isEnd);
  return entries.slice(end).some((entry) => entry.type === 'mailed' && entry.data.sent);
}

/** Whether the last end of a case was by this message. */
function isEndedBy(
  entries: readonly CaseLogEntry[],
  { chatId, seq }: { chatId: string; seq: number },
): boolean {
  const end = entries.findLast(isEnd);
  return end?.data?.chatId === chatId && end.data.seq === seq;
}

function isEnd(entry: CaseLogEntry): entry is CaseEntryOf<'kept' | 'done'> {
  return entry.type === 'kept' || entry.type === 'done';
}
