import type { Kept } from './kept.ts';
import type { Ledger } from './ledger.ts';

/** What was sent first over one connection, and at the first try, stands first in the log. */
export function orderFaults(ledger: Ledger, kept: readonly Kept[]): string[] {
  const place = new Map<string, { chatId: string; seq: number }>();
  for (const { chat, log } of kept)
    for (const entry of log)
      if (entry.clientId !== undefined) place.set(entry.clientId, { chatId: chat.id, seq: entry.seq });
  const last = new Map<string, { seq: number; text: string }>();
  const tried = new Set<string>();
  const retried = new Set<string>();
  for (const { line } of ledger.tries) (tried.has(line.clientId) ? retried : tried).add(line.clientId);
  return ledger.tries.flatMap(({ line, connection }) => {
    const where = place.get(line.clientId);
    if (where === undefined || retried.has(line.clientId)) return [];
    const way = `${line.sender} ${String(connection)} ${where.chatId}`;
    const before = last.get(way);
    last.set(way, { seq: where.seq, text: line.text });
    return before && before.seq > where.seq
      ? [`out of order: ${line.text} stands before ${before.text}`]
      : [];
  });
}
