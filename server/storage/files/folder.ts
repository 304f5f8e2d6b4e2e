import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BlobStore, ByteRange } from './blob-store.ts';

/** What is being written, until it is whole. */
const PARTS = '.parts';

/** What lies there longer than this was left by a process that ended, in milliseconds. */
const PART_LIVES_MS = 3_600_000;

/** Files in a folder of this machine, or of one that all processes share. */
export class FolderBlobs implements BlobStore {
  constructor(private readonly root: string) {}

  /** Opens the folder, made if it is missing, and clears what earlier processes left half written. */
  static async open(root: string, now: number): Promise<FolderBlobs> {
    await mkdir(join(root, PARTS), { recursive: true, mode: 0o700 });
    const blobs = new FolderBlobs(root);
    await blobs.tidy(now);
    return blobs;
  }

  tidy(now: number): Promise<void> {
    return clearLeftovers(join(this.root, PARTS), now);
  }

  async put(key: string, bytes: Readable, size: number): Promise<void> {
    const part = join(this.root, PARTS, randomUUID());
    const path = this.#path(key);
    try {
      await pipeline(bytes, createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }));
      const written = await stat(part);
      if (written.size !== size) throw new Error(`a file of ${size} bytes came as ${written.size}`);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await rename(part, path);
      await syncFolder(dirname(path));
      await syncFolder(this.root);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  async get(key: string, range?: ByteRange): Promise<Readable | null> {
    try {
      // Opened here, so that what is missing is known before anything is answered.
      const file = await open(this.#path(key), 'r');
      return file.createReadStream(range ?? {});
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.#path(key), { force: true });
  }

  async stat(key: string): Promise<{ size: number } | null> {
    try {
      const { size } = await stat(this.#path(key));
      return { size };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async ping(): Promise<void> {
    await stat(join(this.root, PARTS));
  }

  close(): void {
    // Nothing is held open between two calls.
  }

  /** No folder of a hundred thousand files: the last characters of an id are random. */
  #path(key: string): string {
    if (!/^[\w.-]{1,100}$/.test(key) || key.startsWith('.')) throw new Error('not a key');
    const id = key.split('.', 1)[0] ?? key;
    return join(this.root, id.slice(-2), key);
  }
}

/** Removes what earlier processes have left half written in a folder. */
export async function clearLeftovers(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
    // Another process may be writing in the same folder now.
    if (now - mtimeMs > PART_LIVES_MS) await rm(path, { force: true });
  }
}

/** A rename is durable once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

/** The bytes of a file on this machine's disk, for {@link BlobStore.put}. */
export const bytesIn = (path: string): Readable => createReadStream(path);
