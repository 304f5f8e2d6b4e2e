import { randomUUID } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Instant } from '../../domain/instant.ts';
import { backUpBeforeUpgrade } from '../backup/before-upgrade.ts';
import { lockDataDirectory } from '../data-directory.ts';
import { DataDirectoryUnusable, StorageUnavailable } from '../errors.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Tables } from '../schema.ts';
import { Indexing } from '../search/indexing.ts';
import { SqlErasure } from '../erasure/sql.ts';
import { sharedStores } from '../shared-stores.ts';
import type { Store } from '../store.ts';
import { asStep } from './statements.ts';
import { sqliteChats } from './chats.ts';
import { Committing } from './committing.ts';
import { postingDialect } from './dialect.ts';
import { GroupedWrites } from './grouped-writes.ts';
import { HotChats } from './hot-chats.ts';
import { connectInThread } from './in-thread.ts';
import type { Connection } from './request.ts';
import { SqliteDocuments } from './search-documents.ts';
import { connectThread } from './thread.ts';
import { Turns } from './turns.ts';

/** Where the embedded database lives, and in which thread: the worker's file, or this one (for tests). */
export type SqlitePlace = { dataDir: string; now: () => Instant } & (
  { workerPath: string | URL } | { inThread: true }
);

/**
 * Opens the embedded database: locks the directory (`DataDirectoryInUse`), opens the file, copies an older version
 * (`BackupRefused`) and migrates it (`DatabaseTooNew`). All other failures are `DataDirectoryUnusable`.
 */
export async function openSqliteStore(place: SqlitePlace): Promise<Store> {
  const hold = lockDataDirectory(place.dataDir, place.now());
  try {
    return await openIn(place, () => hold.release());
  } catch (error) {
    hold.release();
    if (!(error instanceof StorageUnavailable)) throw error;
    throw new DataDirectoryUnusable(
      `the database in ${place.dataDir} cannot be opened (${error.message}); look at the disk and at who may write there, or restore a backup.`,
    );
  }
}

async function openIn(place: SqlitePlace, release: () => void): Promise<Store> {
  const file = join(place.dataDir, 'desk.sqlite');
  const connection =
    'workerPath' in place ? await connectThread(place.workerPath, file) : connectInThread(file);
  try {
    await backUpBeforeUpgrade(connection, place.dataDir, place.now());
    return await storeOn(connection, release, () => roomIn(place.dataDir));
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** Less room than this on the disk, in bytes, and a batch of messages may not fit. */
const ROOM = 1024 * 1024;

/** How many bytes this process may still write to the disk of a directory. */
async function roomIn(dataDir: string): Promise<number> {
  const { blocks, bavail, bsize } = await statfs(dataDir);
  // Some network and FUSE file systems report no sizes: treat that as unlimited.
  return blocks === 0 ? Infinity : bavail * bsize;
}

/**
 * The store on an open connection, brought to this version. `release` is called when it has been closed; `room` tells
 * how many bytes the disk still takes.
 */
export async function storeOn(
  connection: Connection,
  release: () => void,
  room: () => Promise<number> = () => Promise.resolve(Infinity),
): Promise<Store> {
  const turns = new Turns(connection);
  const db = new Kysely<Tables>({ dialect: postingDialect(turns, new GroupedWrites(turns)) });
  await migrate(db);
  const hot = new HotChats();
  const committing = new Committing(db, turns, hot, await lastKeyOf(db));
  const indexing = new Indexing(db, new SqliteDocuments(db, turns));
  const epoch = randomUUID();
  indexing.begin();
  return {
    chats: sqliteChats({ db, indexing }, committing, hot),
    ...sharedStores(db),
    erasure: new SqlErasure({
      db,
      indexing,
      apart: (chatId, change) => committing.apart(() => change().finally(() => hot.drop(chatId))),
      // The write-ahead log has old pages. Does not wait for readers in other processes.
      forgetPast: async () => {
        const { rows } = await turns.one(asStep('pragma wal_checkpoint(truncate)'));
        return rows[0]?.['busy'] === 0;
      },
    }),
    epoch: () => Promise.resolve(epoch),
    async ping() {
      // A real write: a full or read-only disk still answers questions.
      await turns.run({ how: 'together', steps: [asStep('update audit_head set seq = seq')] });
      // So small a write still finds a place in the log of writes when no message does.
      if ((await room()) < ROOM) throw new StorageUnavailable('SQLITE_FULL', 'The disk is full.');
    },
    async close() {
      await committing.settled();
      await indexing.end();
      await connection.close();
      release();
    },
  };
}

async function lastKeyOf(db: Kysely<Tables>): Promise<number> {
  const last = await db
    .selectFrom('chats')
    .select((all) => all.fn.max('key').as('key'))
    .executeTakeFirst();
  return last?.key ?? 0;
}
