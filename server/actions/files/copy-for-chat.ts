import { v7 as newId } from 'uuid';
import type { FileView } from '../../../protocol/files.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { blobKeys } from '../../storage/files/blob-store.ts';
import type { FileRow } from '../../storage/files/file-store.ts';
import type { Needs } from '../services.ts';
import { hasRoom } from './file-desk.ts';
import { bytesOf, NO_SUCH_FILE, viewOf } from './read-file.ts';

/** What a copy is made with. */
export type CopyServices = Needs<'clock' | 'files' | 'store.files'>;

const NO_ROOM = refuse('unavailable', 'The desk has no room for files right now; words still arrive.');

/**
 * Copies a stored file as an upload of this account for this chat, which has not been sent yet. Its content was looked at when it
 * was uploaded. In the order of an upload: the row, the bytes, then that they are there.
 */
export async function copyForChat(
  services: CopyServices,
  source: FileRow,
  { account, chatId }: { account: string; chatId: string },
): Promise<{ file: FileView } | Refusal> {
  const { files, store, clock } = services;
  if (!(await hasRoom(files))) return NO_ROOM;
  const { name, type, size, width, height, thumbnail, hash } = source;
  const row = {
    ...{
      id: newId(),
      owner: 'chat' as const,
      chat_id: chatId,
      case_number: null,
      customer_id: null,
      account,
    },
    ...{ name, type, size, width, height, thumbnail, hash, at: clock.now() },
  };
  await store.files.receive(row);
  try {
    if (!(await copied(services, source, row.id)) || !(await store.files.keep(row.id)))
      return await given(NO_SUCH_FILE);
    return { file: viewOf(row) };
  } catch (error) {
    await given(NO_SUCH_FILE);
    throw error;
  }

  /** The sweep removes what is there of it; should the database be away too, it does so later. */
  async function given(refusal: Refusal): Promise<Refusal> {
    await store.files.giveUp([row.id]).catch(() => undefined);
    return refusal;
  }
}

async function copied({ files }: CopyServices, source: FileRow, to: string): Promise<boolean> {
  const keys = blobKeys(to);
  const bytes = await bytesOf({ files }, source, 'file');
  if (bytes === null) return false;
  await files.blobs.put(keys.file, bytes, source.size);
  if (source.thumbnail !== 1) return true;
  const about = await files.blobs.stat(blobKeys(source.id).thumbnail);
  const small = await bytesOf({ files }, source, 'thumbnail');
  if (small === null || about === null) return false;
  await files.blobs.put(keys.thumbnail, small, about.size);
  return true;
}
