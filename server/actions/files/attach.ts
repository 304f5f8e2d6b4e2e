import { mayWith, type Asker } from '../../../protocol/rights.ts';
import { agentOf } from '../../domain/chat/chat.ts';
import { denial, NO_SUCH_CHAT } from '../../domain/denial.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { AttachedFile } from '../../domain/file/attached.ts';
import type { FileRow } from '../../storage/files/file-store.ts';
import type { Needs } from '../services.ts';
import { relationFor } from '../chats/staff-reading.ts';
import { viewOf } from './read-file.ts';

/** The files of a message, and why it may not be sent with them, unless it was sent before. */
export interface Attached {
  files: AttachedFile[];
  objection: Refusal | null;
}

/** Of a message without files: nothing has to be looked up, and it keeps its place in the order of arrival. */
export const NOTHING_ATTACHED: Attached = { files: [], objection: null };
const CLOSED = refuse('closed', 'This chat is closed.');
const UNKNOWN: Refusal = {
  ...refuse('bad_request', 'One of these files cannot be sent; upload it again.'),
  field: 'files',
};

/** Whose message it is. */
export type Sender =
  { customerId: string } | { account: string; chatId: string } | { account: string; caseNumber: number };

/**
 * The files that a message or a comment names: uploaded by its sender, for this chat or case, and not sent yet. The transaction of the line
 * makes them the line's.
 */
export async function attached(
  { store: { files } }: Needs<'store.files'>,
  sender: Sender,
  ids: readonly string[],
): Promise<Attached> {
  const rows = new Map((await files.findAll(ids)).map((row) => [row.id, row]));
  const found = ids.flatMap((id) => rows.get(id) ?? []).filter((row) => isOf(sender, row));
  const isComplete = found.length === ids.length && found.every(({ state }) => state === 'kept');
  return { files: found.map(viewOf), objection: isComplete ? null : UNKNOWN };
}

function isOf(sender: Sender, row: FileRow): boolean {
  if (row.state === 'gone') return false;
  if ('caseNumber' in sender)
    return row.owner === 'case' && row.account === sender.account && row.case_number === sender.caseNumber;
  if (row.owner !== 'chat') return false;
  if ('customerId' in sender) return row.customer_id === sender.customerId;
  return row.account === sender.account && row.chat_id === sender.chatId;
}

/** Why this account may not send a file in this chat: as it may not write in it. */
export async function attachRefused(
  services: Needs<'directory' | 'store.chats'>,
  asker: Asker,
  chatId: string,
): Promise<Refusal | null> {
  const stored = await services.store.chats.find(chatId);
  if (!stored) return NO_SUCH_CHAT;
  const { chat } = stored;
  const { status } = chat.state;
  const owner = { status, agent: agentOf(chat), beside: chat.beside, customerId: chat.customerId };
  const relation = await relationFor(services, asker, owner);
  if (!mayWith(asker, 'write', relation)) return denial(asker, relation);
  return status === 'closed' ? CLOSED : null;
}
