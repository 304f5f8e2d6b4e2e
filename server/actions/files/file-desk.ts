import { statfs } from 'node:fs/promises';
import type { BlobStore } from '../../storage/files/blob-store.ts';
import type { KeyedSerialQueue } from '../../lib/serial-queue.ts';
import type { FileWorkers } from './file-workers.ts';
import type { Scanner } from './scanner.ts';

/** What files go through: where they are staged and stored, who reads and decodes them. */
export interface FileDesk {
  blobs: BlobStore;
  workers: FileWorkers;
  /** Null: nothing scans. */
  scanner: Scanner | null;
  /** The folder in which what is being uploaded is staged, on this machine. */
  staging: string;
  /** Below so many free bytes there nothing is taken. */
  freeMin: number;
  /** Pixels of a picture that is decoded. */
  pixelsMax: number;
  /** Copies for chats, by account: each reads and writes a whole file, so one follows the other. */
  copies: KeyedSerialQueue;
}

/** Whether the disk has room for a file: the last of it is for messages. */
export async function hasRoom({ staging, freeMin }: FileDesk): Promise<boolean> {
  const { blocks, bavail, bsize } = await statfs(staging);
  // Some network and FUSE file systems report no sizes.
  return blocks === 0 || bavail * bsize >= freeMin;
}
