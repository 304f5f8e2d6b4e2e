import type { ChatNews } from '../../delivery/publish.ts';
import type { Staff } from '../../domain/chat/author.ts';
import { isAnswer } from '../../domain/chat/rules/promises.ts';
import type { Instant } from '../../domain/instant.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { withEach } from '../../lib/jobs.ts';
import type { Needs } from '../services.ts';
import { changeCase, type CaseServices } from './change-case.ts';

/** A message that answers, in its place. */
interface Answer {
  by: Staff;
  chatId: string;
  seq: number;
  at: Instant;
}

/**
 * The agent's answer keeps the promises that run in its chat, and settles those whose time was over. What the chat has
 * decided is told to the case, as of the moment of the answer. [P7]
 */
export async function followAnswers(services: Needs<CaseServices>, news: ChatNews[]): Promise<void> {
  await withEach(news, async ({ before, after: { chat }, entries }) => {
    const known = before?.chat.promises ?? [];
    const answer = known.length === 0 ? null : answerIn(chat.id, entries);
    if (answer === null) return;
    const left = new Set(chat.promises.map(({ number }) => number));
    await withEach(
      known.filter(({ number }) => !left.has(number)),
      ({ number }) => settle(services, number, answer),
    );
  });
}

function answerIn(chatId: string, entries: ChatNews['entries']): Answer | null {
  const entry = entries.find(isAnswer);
  if (entry === undefined || !('account' in entry.by)) return null;
  return { by: entry.by, chatId, seq: entry.seq, at: entry.at };
}

/** Kept, if its time was not over then; else done, late. Ended by hand meanwhile, it stays as it is. */
async function settle(services: Needs<CaseServices>, number: number, answer: Answer): Promise<void> {
  const { by, chatId, seq, at } = answer;
  const said = { by, answer: { chatId, seq }, clientId: `answer:${chatId}:${String(seq)}` };
  const kept = await changeCase(services, { number, event: { type: 'kept', ...said }, at });
  if (kept !== null && isRefusal(kept))
    await changeCase(services, { number, event: { type: 'done', ...said }, at });
}
