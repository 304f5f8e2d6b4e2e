import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileDesk } from '../actions/files/file-desk.ts';
import { FileWorkers } from '../actions/files/file-workers.ts';
import { Clamd } from '../actions/files/scanner.ts';
import { KeyedSerialQueue } from '../lib/serial-queue.ts';
import type { Config } from '../settings/config.ts';
import type { FilePlaces } from '../settings/file-places.ts';
import type { BlobStore } from '../storage/files/blob-store.ts';
import { clearLeftovers, FolderBlobs } from '../storage/files/folder.ts';
import type { Folders } from './data.ts';

/** Opens the store of files, and the folder in which they are staged. */
export async function openFiles(config: Config, folders: Folders, now: number): Promise<FileDesk> {
  const { clamd, freeMin, pixelsMax } = config.files;
  const staging = join(config.dataDir, 'uploads');
  await mkdir(staging, { recursive: true, mode: 0o700 });
  await clearLeftovers(staging, now);
  return {
    blobs: await openBlobs(config.files, config.dataDir, now),
    workers: new FileWorkers(join(folders.server, 'file-worker.js')),
    scanner: clamd === null ? null : new Clamd(clamd),
    ...{ staging, freeMin, pixelsMax, copies: new KeyedSerialQueue() },
  };
}

/** The store that the settings name. Its client is loaded only where it is used: it would take 15 MB for nothing. */
export async function openBlobs(
  { s3, folder }: Pick<FilePlaces, 's3' | 'folder'>,
  dataDir: string,
  now: number,
): Promise<BlobStore> {
  if (s3 === null) return FolderBlobs.open(folder ?? join(dataDir, 'files'), now);
  const { S3Blobs } = await import('../storage/files/s3.ts');
  return new S3Blobs(s3);
}
