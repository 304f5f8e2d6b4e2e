import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { AttachedFile } from '../../domain/file/attached.ts';
import type { FileRow } from '../../storage/files/file-store.ts';
import type { Needs } from '../services.ts';
import { viewOf } from './read-file.ts';

/** The files of a message, and why it may not be sent with them, unless it was sent before. */
export interface Attached {
  files: AttachedFile[];
  objection: Refusal | null;
}

/** Of a message without files: nothing has to be looked up, and it keeps its place in the order of arrival. */
export const NOTHING_ATTACHED: Attached = { files: [], objection: null };
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
