import { ENTRIES_PER_ANSWER, TEXT_PER_ANSWER } from '../../../protocol/limits.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import type { ChatStore } from '../../storage/chats/store.ts';

/** Read in pieces of this many, so that others get their turn in between. */
const PIECE = 500;

/** The log past `after`, up to the bounds of one answer; whoever finds more missing asks again. */
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

/** Where an answer begins that shall hold the whole log, or of a very long one the newest part. */
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
