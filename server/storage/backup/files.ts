import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Database from 'libsql';
import { Client } from 'pg';
import { blobKeys, type BlobStore } from '../files/blob-store.ts';

/** The files that a desk's rows name, one row each. */
interface Named {
  id: string;
  thumbnail: number;
}

const NAMED = `select id, thumbnail from files where state in ('kept', 'referenced') order by id`;

/** The folder beside a backup that holds its files. */
export const filesBeside = (backup: string): string => `${backup}.files`;

/** The rows of a backup of the embedded database. */
export function namedInSqlite(backup: string): Named[] {
  const db = new Database(backup, { readonly: true });
  try {
    return db.prepare(NAMED).all() as Named[];
  } finally {
    db.close();
  }
}

/** The rows of a desk on PostgreSQL, now: a file that was sent since is beside the backup too, and harms nobody. */
export async function namedInPostgres(url: string): Promise<Named[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Named>(NAMED)).rows;
  } finally {
    await client.end();
  }
}

/** Copies what the rows name beside a backup. Says how many are there, and how many were gone already. */
export async function copyOut(
  blobs: BlobStore,
  named: readonly Named[],
  folder: string,
): Promise<{ files: number; missing: number }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let missing = 0;
  for (const { id, thumbnail } of named) {
    const keys = blobKeys(id);
    const bytes = await blobs.get(keys.file);
    if (bytes === null) {
      missing += 1;
      continue;
    }
    await pipeline(bytes, createWriteStream(join(folder, keys.file), { mode: 0o600, flush: true }));
    const small = thumbnail === 1 ? await blobs.get(keys.thumbnail) : null;
    if (small !== null)
      await pipeline(small, createWriteStream(join(folder, keys.thumbnail), { mode: 0o600, flush: true }));
  }
  return { files: named.length - missing, missing };
}

/** Puts the files beside a backup back into the store. Says how many; none where the backup has none. */
export async function copyIn(folder: string, blobs: BlobStore): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    await blobs.put(name, createReadStream(path), (await stat(path)).size);
  }
  return names.filter((name) => !name.endsWith('.thumbnail')).length;
}
