import type { Readable } from 'node:stream';
import type { FileView } from '../../../protocol/files.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { blobKeys, type ByteRange } from '../../storage/files/blob-store.ts';
import { WITHDRAWN, type FileRow } from '../../storage/files/file-store.ts';
import { readable } from '../chats/staff-reading.ts';
import { readableCase } from '../cases/read-cases.ts';
import type { Needs } from '../services.ts';

/** Who asks for a file. Nobody: without a session and without a token. */
export type Reader = { asker: Asker } | { customerId: string } | null;

/** What it takes to know who may read a file. */
export type ReadingServices = Needs<
  'directory' | 'files' | 'ownPhrases' | 'store.cases' | 'store.chats' | 'store.files'
>;

/** Foreign, missing and erased look the same, to whoever asks. */
export const NO_SUCH_FILE: Refusal = refuse('not_found', 'There is no such file.');

/** A file that this person may read now, as they may read the line that names it. */
export async function readableFile(
  services: ReadingServices,
  reader: Reader,
  id: string,
): Promise<FileRow | Refusal> {
  const row = await services.store.files.find(id);
  if (row === null || reader === null) return NO_SUCH_FILE;
  const may =
    'asker' in reader
      ? await staffMay(services, reader.asker, row)
      : await customerMay(services, reader, row);
  return may ? row : NO_SUCH_FILE;
}

async function staffMay(services: ReadingServices, asker: Asker, row: FileRow): Promise<boolean> {
  // What nobody has sent yet is only its sender's.
  if (row.state === 'kept') return row.account === asker.account;
  if (row.state !== 'referenced') return false;
  if (row.shown === WITHDRAWN && asker.role === 'agent') return false;
  if (row.owner === 'case')
    return (
      row.case_number !== null && !isRefusal(await readableCase(services, asker, `T-${row.case_number}`))
    );
  // Its uploader may see it before this process has heard of it.
  if (row.owner === 'phrase') return row.account === asker.account || isOfPhraseSeen(services, asker, row.id);
  // The desk's own pictures are for everybody who signs in.
  if (row.owner !== 'chat') return true;
  return row.chat_id !== null && !isRefusal(await readable(services, asker, row.chat_id));
}

function isOfPhraseSeen({ ownPhrases }: Needs<'ownPhrases'>, asker: Asker, id: string): boolean {
  return ownPhrases.filesSeenBy(asker).some(({ files }) => files.some((file) => file.id === id));
}

async function customerMay(
  services: ReadingServices,
  { customerId }: { customerId: string },
  row: FileRow,
): Promise<boolean> {
  if (row.state === 'kept') return row.customer_id === customerId;
  if (row.state !== 'referenced' || row.shown !== 1 || row.chat_id === null) return false;
  const stored = await services.store.chats.find(row.chat_id);
  return stored?.chat.customerId === customerId;
}

/** The bytes of a file or of its thumbnail; null if there are none. */
export function bytesOf(
  { files }: Pick<ReadingServices, 'files'>,
  { id, thumbnail }: Pick<FileRow, 'id' | 'thumbnail'>,
  which: 'file' | 'thumbnail',
  range?: ByteRange,
): Promise<Readable | null> {
  if (which === 'thumbnail' && thumbnail !== 1) return Promise.resolve(null);
  return files.blobs.get(blobKeys(id)[which], range);
}

/** A file as the wire and the log's line have it. */
export function viewOf({
  id,
  name,
  type,
  size,
  width,
  height,
}: Omit<FileRow, 'state' | 'seq' | 'shown'>): FileView {
  return { id, name, type, size, ...(width === null || height === null ? {} : { width, height }) };
}
