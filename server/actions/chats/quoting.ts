import type { Quote } from '../../domain/chat/phrase-use.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import type { Needs } from '../services.ts';

/** The message that another one answers, and why it cannot be answered. */
export interface Quoted {
  quote?: Quote;
  objection: Refusal | null;
}

/** Of a message that answers no other. */
export const NOTHING_QUOTED: Quoted = { objection: null };
const UNKNOWN: Refusal = {
  ...refuse('bad_request', 'Only a message of this chat can be quoted.'),
  field: 'quote',
};

/** The message of a chat that staff quote, by its `seq` in their count. Notes are not quoted: the customer would hear of them. */
export async function quotedByStaff(
  { store: { chats } }: Needs<'store.chats'>,
  chatId: string,
  seq: number,
): Promise<Quoted> {
  return quotedIn(await chats.entry(chatId, seq));
}

/** The message that a customer quotes of their running chat, by its `seq` in their count. */
export async function quotedByCustomer(
  { store: { chats } }: Needs<'store.chats'>,
  customerId: string,
  seq: number,
): Promise<Quoted> {
  const latest = await chats.latestOf(customerId);
  if (!latest || seq === 0) return { objection: UNKNOWN };
  const [entry] = await chats.entriesForCustomer(latest.chat.id, { after: seq - 1, limit: 1 });
  return quotedIn(entry?.customerSeq === seq ? entry : null);
}

function quotedIn(entry: LogEntry | null): Quoted {
  if (entry?.kind !== 'message' || entry.customerSeq === null) return { objection: UNKNOWN };
  return { quote: { seq: entry.seq, customerSeq: entry.customerSeq }, objection: null };
}
