import { ENTRIES_PER_ANSWER, TEXT_PER_ANSWER } from '../../../protocol/limits.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import type { ChatStore } from '../../storage/chats/store.ts';

/** Read in pieces of this many, so that others get their turn in between. */
const PIECE = 500;

/** The log after `after`, up to the limits of one answer; a client that still has gaps asks again. */
export function logPast(chats: ChatStore, chatId: string, after: number): Promise<LogEntry[]> {
  return inPieces(
    after,
    (entry) => entry.seq,
    (from) => chats.entries(chatId, { after: from, limit: PIECE }),
  );
}

/** The same in the customer's count, only what customers may see. */
export function customerLogPast(chats: ChatStore, chatId: string, after: number): Promise<LogEntry[]> {
  const read = (from: number) => chats.entriesForCustomer(chatId, { after: from, limit: PIECE });
  return inPieces(after, (entry) => entry.customerSeq ?? 0, read);
}

/** Where an answer with the whole log begins, or with the newest part of a very long one. */
export function beginningOf(lastSeq: number): number {
  return Math.max(0, lastSeq - ENTRIES_PER_ANSWER);
}

async function inPieces(
  after: number,
  place: (entry: LogEntry) => number,
  read: (from: number) => Promise<LogEntry[]>,
): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  let text = 0;
  for (let from = after; entries.length < ENTRIES_PER_ANSWER && text < TEXT_PER_ANSWER;) {
    const piece = await read(from);
    entries.push(...piece);
    for (const entry of piece) text += 'text' in entry ? entry.text.length : 0;
    const last = piece.at(-1);
    if (!last || piece.length < PIECE) break;
    from = place(last);
  }
  return entries;
}
