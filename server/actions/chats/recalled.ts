import { mayWith, type Asker } from '../../../protocol/rights.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Needs } from '../services.ts';
import { logPast } from './log-reading.ts';
import { readable } from './staff-reading.ts';

/** What a message said that was withdrawn, for leads. */
export async function wordsRecalled(
  services: Needs<'store.chats'>,
  asker: Asker,
  chatId: string,
  seq: number,
): Promise<{ text: string } | Refusal> {
  const stored = await readable(services, asker, chatId);
  if (isRefusal(stored)) return stored;
  if (!mayWith(asker, 'readRecalled', 'foreign'))
    return refuse('forbidden', 'Only a lead sees what a withdrawn message said.');
  const later = await logPast(services.store.chats, chatId, seq);
  const line = later.find((entry) => entry.kind === 'recalled' && entry.data.seq === seq);
  if (line?.kind !== 'recalled') return refuse('not_found', 'No such message was withdrawn.');
  return { text: line.data.words };
}
