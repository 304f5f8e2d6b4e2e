import type { ChatNews } from '../../delivery/publish.ts';
import type { CaseLogEntry } from '../../domain/case/log.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { EntryOf } from '../../domain/chat/log.ts';
import { withEach } from '../../lib/jobs.ts';
import type { Needs } from '../services.ts';
import { changeCase, type CaseServices } from './change-case.ts';

/** What the words of a chat can end. */
const ANSWERED = ['promise', 'message'] as const;

/** How many cases of a kind are looked at, those first that ended last: it was two minutes ago at most. */
const CASES = 20;

/**
 * A message that was withdrawn has answered nothing: the promise that it kept and the messages that it settled are open again,
 * as whoever withdrew it. [P1] [P7] [P10]
 */
export async function followWithdrawn(services: Needs<CaseServices>, news: ChatNews[]): Promise<void> {
  await withEach(news, async ({ after: { chat }, entries }) => {
    await withEach(entries, async (entry) => {
      if (entry.kind !== 'recalled') return;
      await withEach(ANSWERED, (kind) => reopen(services, { chat, kind }, entry));
    });
  });
}

async function reopen(
  services: Needs<CaseServices>,
  { chat, kind }: { chat: Chat; kind: (typeof ANSWERED)[number] },
  { by, data: { seq } }: EntryOf<'recalled'>,
): Promise<void> {
  if (!('account' in by)) return;
  const { cases } = services.store;
  const ended = await cases.list({ customerId: chat.customerId, kind, status: 'done', limit: CASES });
  const clientId = `withdrawn:${chat.id}:${String(seq)}`;
  await withEach(ended.cases, async ({ number }) => {
    if (!isEndedBy(await cases.entries(number), { chatId: chat.id, seq })) return;
    await changeCase(services, { number, event: { type: 'reopened', by, clientId } });
  });
}

/** Whether the last end of a case was by this message. */
function isEndedBy(
  entries: readonly CaseLogEntry[],
  { chatId, seq }: { chatId: string; seq: number },
): boolean {
  const end = entries.findLast(({ type }) => type === 'kept' || type === 'done');
  if (end?.type !== 'kept' && end?.type !== 'done') return false;
  return end.data?.chatId === chatId && end.data.seq === seq;
}
