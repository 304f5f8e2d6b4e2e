import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { v7 as newId } from 'uuid';
import type { FileKind, FileView } from '../../../protocol/files.ts';
import { endingOf, fileName, isPath, withEnding } from '../../domain/file/file-name.ts';
import { TYPES } from '../../domain/file/file-types.ts';
import { recognise, type Recognised } from '../../domain/file/recognise.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { blobKeys } from '../../storage/files/blob-store.ts';
import { bytesIn } from '../../storage/files/folder.ts';
import type { FileOwner, FileRow, NewFile } from '../../storage/files/file-store.ts';
import type { Needs } from '../services.ts';
import { viewOf } from './read-file.ts';
import { WorkerFailed, WorkersBusy } from './file-workers.ts';

/** A file that lies whole in the staging folder. */
export interface Staged {
  path: string;
  /** As it was sent. */
  name: string;
  claimed: string;
  size: number;
}

/** Whose the file is: who has uploaded it, and what for. */
export interface Uploader {
  owner: FileOwner;
  customerId: string | null;
  account: string | null;
  chatId: string | null;
  /** The number of the case that it is for. */
  caseNumber: number | null;
}

type Receiving = Needs<'clock' | 'files' | 'log' | 'profile' | 'store.files'>;

const HEAD_BYTES = 64 * 1024;

const EMPTY = refuse('bad_request', 'This file is empty.');
const NO_PATH = refuse('bad_request', 'The name of a file must not be a path.');
const BUSY = refuse('unavailable', 'Too many files arrive right now; try again in a moment.');
const BROKEN = refuse('bad_request', 'This picture is damaged and cannot be opened.');
const PIXELS = refuse('too_large', 'This picture has too many pixels; make it smaller and send it again.');
const NOT_SHOWN = refuse('unsupported', 'Use a picture that browsers show: PNG, JPEG, WebP, GIF or AVIF.');
const NOT_LOOKED_AT = refuse('bad_request', 'This file cannot be read.');
const INFECTED = refuse('bad_request', 'The virus scanner does not let this file pass.');
const NO_SCANNER = refuse('unavailable', 'Files cannot be checked right now; try again in a while.');

/**
 * Takes a staged file: looks at its content, has it scanned, encodes a picture anew, and stores it. Durable when it
 * resolves; nothing of a refused file stays. The staged file is removed in any case.
 */
export async function receive(
  services: Receiving,
  uploader: Uploader,
  staged: Staged,
): Promise<FileView | Refusal> {
  const made: Made = { to: `${staged.path}.new`, thumbnailTo: `${staged.path}.thumbnail` };
  try {
    return await take(services, uploader, staged, made);
  } catch (error) {
    if (error instanceof WorkersBusy) return BUSY;
    // It has hung or ended what reads it, twice: whatever it is, it is no use to anybody.
    if (error instanceof WorkerFailed) return NOT_LOOKED_AT;
    throw error;
  } finally {
    await Promise.all([staged.path, made.to, made.thumbnailTo].map((path) => rm(path, { force: true })));
  }
}

/** Where the child writes what it has made. */
interface Made {
  to: string;
  thumbnailTo: string;
}

async function take(
  services: Receiving,
  uploader: Uploader,
  staged: Staged,
  made: Made,
): Promise<FileView | Refusal> {
  if (staged.size === 0) return EMPTY;
  if (isPath(staged.name)) return NO_PATH;
  const found = await recognised(services, staged, kindsFor(services, uploader));
  if (isRefusal(found)) return found;
  const shown = await shownOf(services, uploader, { ...found, path: staged.path }, made);
  if (shown !== null && isRefusal(shown)) return shown;
  const ending = TYPES[found.type]?.endings[0] ?? 'bin';
  const stored = {
    path: shown?.isNew === true ? made.to : staged.path,
    thumbnail: shown === null ? null : made.thumbnailTo,
    name: nameOf(fileName(staged.name, `file.${ending}`), found.type, shown),
    type: shown?.type ?? found.type,
  };
  const row = await rowOf(services, uploader, stored, shown);
  return store(services, { ...stored, row });
}

/** For itself the desk takes pictures, whatever may be sent in chats. */
function kindsFor({ profile }: Receiving, { owner }: Uploader): readonly FileKind[] {
  return owner === 'desk' ? ['pictures'] : profile.files.kinds;
}

/** A picture as others get it; null for what is saved, not shown: the desk takes nothing of that for itself. */
async function shownOf(
  services: Receiving,
  { owner }: Uploader,
  { kind, path, type }: Recognised & { path: string },
  made: Made,
): Promise<Shown | Refusal | null> {
  const shown = kind === 'pictures' ? await encoded(services, path, type, made) : null;
  return shown === null && owner === 'desk' ? NOT_SHOWN : shown;
}

/** A file of which it is settled what others get. */
interface ToStore {
  path: string;
  thumbnail: string | null;
  name: string;
  type: string;
}

/** A picture as others get it. */
interface Shown {
  type: string;
  ending: string;
  width: number;
  height: number;
  isNew: boolean;
}

/** What it is, if the desk lets that in and the scanner lets it pass. */
async function recognised(
  services: Receiving,
  staged: Staged,
  kinds: readonly FileKind[],
): Promise<Recognised | Refusal> {
  const { signature, entries } = await services.files.workers.look(staged.path);
  const head = await headOf(staged.path);
  const found = recognise({ ...staged, head, signature, entries }, kinds);
  return isRefusal(found) ? found : ((await scanned(services, staged.path)) ?? found);
}

/**
 * What was encoded as something else has its ending, too. So has a picture that is only saved: phones name a HEIC photo
 * `.JPG`, which the program that it is opened with then takes for damaged.
 */
function nameOf(name: string, type: string, shown: Shown | null): string {
  if (shown !== null) return shown.type === type ? name : withEnding(name, shown.ending);
  const about = TYPES[type];
  const isFit = about?.kind !== 'pictures' || about.endings.includes(endingOf(name));
  return isFit ? name : withEnding(name, about.endings[0]);
}

async function rowOf(
  { clock }: Receiving,
  { owner, chatId, caseNumber, account, customerId }: Uploader,
  { path, thumbnail, name, type }: ToStore,
  shown: Shown | null,
): Promise<NewFile> {
  return {
    ...{ id: newId(), owner, chat_id: chatId, case_number: caseNumber, account, customer_id: customerId },
    ...{ name, type },
    ...{ size: (await stat(path)).size, hash: await hashOf(path), at: clock.now() },
    ...{ width: shown?.width ?? null, height: shown?.height ?? null },
    thumbnail: thumbnail === null ? 0 : 1,
  };
}

/** The row first, then the bytes, then that they are there: a process that ends in between leaves what the sweep finds. */
async function store(
  { files, store: { files: rows } }: Receiving,
  { path, thumbnail, row }: { path: string; thumbnail: string | null; row: NewFile },
): Promise<FileView> {
  const keys = blobKeys(row.id);
  await rows.receive(row);
  try {
    await files.blobs.put(keys.file, bytesIn(path), row.size);
    if (thumbnail !== null)
      await files.blobs.put(keys.thumbnail, bytesIn(thumbnail), (await stat(thumbnail)).size);
    if (!(await rows.keep(row.id))) throw new Error('a file was swept while it was being stored');
  } catch (error) {
    // The sweep removes what is there of it; should the database be away too, it does so later.
    await rows.giveUp([row.id]).catch(() => undefined);
    throw error;
  }
  return viewOf(row);
}

async function scanned({ files: { scanner }, log }: Receiving, path: string): Promise<Refusal | null> {
  if (scanner === null) return null;
  try {
    const found = await scanner.scan(path);
    if (found === null) return null;
    log.warn({ found }, 'a file was refused by the virus scanner');
    return INFECTED;
  } catch (error) {
    log.error({ err: error }, 'the virus scanner does not answer');
    return NO_SCANNER;
  }
}

/** What others get of a picture; null: it is saved, not shown. */
async function encoded(
  { files }: Receiving,
  path: string,
  type: string,
  made: Made,
): Promise<{ type: string; ending: string; width: number; height: number; isNew: boolean } | Refusal | null> {
  const answer = await files.workers.picture({ path, type, pixelsMax: files.pixelsMax, ...made });
  switch (answer.is) {
    case 'shown':
      return answer;
    case 'card':
      return null;
    case 'pixels':
      return PIXELS;
    case 'broken':
      return BROKEN;
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function hashOf(path: string): Promise<FileRow['hash']> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
