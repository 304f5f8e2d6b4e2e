import { senderOf } from '../../domain/chat/author.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import type { Transaction } from './transaction.ts';

/**
 * Whether the batch that began with this entry was stored after all. Asked when its chats are locked again, so nobody
 * is still about to store it; a place in a log is given once, and what stands there tells whose it is.
 */
export async function isStored(transaction: Transaction, { chatId, ...entry }: LogEntry): Promise<boolean> {
  const found = await transaction.ask({
    name: 'is-stored',
    text: `select from entries e join chats c on c.key = e.chat where c.id = $1 and e.seq = $2
      and e.at = $3 and e.kind = $4 and e.sender = $5 and e.client_id is not distinct from $6`,
    values: [chatId, entry.seq, entry.at, entry.kind, senderOf(entry.by), entry.clientId ?? null],
  });
  return found.length > 0;
}
