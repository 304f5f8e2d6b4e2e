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
 * Copies a stored file as an upload of this account for this chat, which has not been sent yet; one that waits there already is that
 * copy. Its content was looked at when it was uploaded. In the order of an upload: the row, the bytes, then that they are there.
 */
export function copyForChat(
  services: CopyServices,
  source: FileRow,
  place: { account: string; chatId: string },
): Promise<{ file: FileView } | Refusal> {
  return services.files.copies.run(place.account, async () => {
    const { name, hash } = source;
    const there = await services.store.files.unsent({ ...place, name, hash });
    return there === null ? copy(services, source, place) : { file: viewOf(there) };
  });
}

async function copy(
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
  let isDone = false;
  try {
    isDone = (await copied(services, source, row.id)) && (await store.files.keep(row.id));
  } finally {
    // The sweep removes what is there of it; should the database be away too, it does so later.
    if (!isDone) await store.files.giveUp([row.id]).catch(() => undefined);
  }
  return isDone ? { file: viewOf(row) } : NO_SUCH_FILE;
}

async function copied({ files }: CopyServices, source: FileRow, to: string): Promise<boolean> {
  const keys = { from: blobKeys(source.id), to: blobKeys(to) };
  const which = source.thumbnail === 1 ? (['file', 'thumbnail'] as const) : (['file'] as const);
  for (const one of which) {
    const about = await files.blobs.stat(keys.from[one]);
    const bytes = about && (await bytesOf({ files }, source, one));
    if (about === null || bytes === null) return false;
    await files.blobs.put(keys.to[one], bytes, about.size);
  }
  return true;
}
