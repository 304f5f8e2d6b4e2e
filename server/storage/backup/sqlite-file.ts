import { existsSync } from 'node:fs';
import Database from 'libsql';
import { MIGRATIONS } from '../migrations/all.ts';
import { BackupRefused, DatabaseTooNew } from '../errors.ts';
import { whyNot, putInPlace } from './durable-file.ts';
import { TORN_CHATS } from '../portable-sql.ts';

/** What a database of this program contains. */
export interface Contents {
  chats: number;
  entries: number;
  staff: number;
  /** The last migration that was applied. */
  version: string;
}

/** Copies a database into an empty file as one snapshot, without blocking writers. Throws {@link BackupRefused}. */
export function copyDatabase(file: string, to: string): void {
  withDatabase(file, (db) => {
    try {
      db.exec(`vacuum into '${to.replaceAll("'", "''")}'`);
    } catch (error) {
      throw new BackupRefused(`The database cannot be copied to ${to} (${whyNot(error)}).`);
    }
  });
}

/**
 * Checks a whole database: every page, every reference, every chat against its log. Throws {@link BackupRefused} if it
 * is damaged or not a database of this program, and {@link DatabaseTooNew}.
 */
export function checkDatabase(file: string): Contents {
  return withDatabase(file, (db) => {
    try {
      const unsound = all(db, 'pragma integrity_check').find((said) => said !== 'ok');
      if (unsound !== undefined) throw new BackupRefused(`${file} is damaged (${unsound}).`);
      if (all(db, 'pragma foreign_key_check').length > 0)
        throw new BackupRefused(`${file} is damaged: entries without their chat.`);
      const version = knownVersion(all(db, 'select name from kysely_migration order by name'));
      const torn = Number(all(db, TORN_CHATS)[0]);
      if (torn > 0) throw new BackupRefused(`${file} is damaged: ${torn} chats do not fit their logs.`);
      return { ...countsIn(db), version };
    } catch (error) {
      if (error instanceof BackupRefused || error instanceof DatabaseTooNew) throw error;
      throw new BackupRefused(`${file} is no database of this program (${whyNot(error)}).`);
    }
  });
}

/** Whether a data directory's database contains anything worth keeping. */
export function isEmptyDesk(file: string): boolean {
  if (!existsSync(file)) return true;
  return withDatabase(file, (db) => {
    try {
      const { chats, staff } = countsIn(db);
      return chats + staff === 0;
    } catch (error) {
      // Without tables it was never used; any other database that cannot be read may be worth keeping.
      return whyNot(error).includes('no such table');
    }
  });
}

/** Checkpoints the write-ahead log into the database, so that the one file is complete. */
export function foldLog(file: string): void {
  withDatabase(file, (db) => {
    const [busy] = all(db, 'pragma wal_checkpoint(truncate)');
    if (busy !== '0') throw new BackupRefused(`${file} is in use by another program.`);
  });
}

function withDatabase<T>(file: string, work: (db: Database.Database) => T): T {
  // The driver would make an empty one.
  if (!existsSync(file)) throw new BackupRefused(`There is no database at ${file}.`);
  const db = new Database(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

function countsIn(db: Database.Database): Omit<Contents, 'version'> {
  const count = (table: string): number => Number(all(db, `select count(*) from ${table}`)[0]);
  return { chats: count('chats'), entries: count('entries'), staff: count('staff') };
}

function knownVersion(steps: string[]): string {
  const unknown = steps.find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown !== undefined) throw new DatabaseTooNew(unknown);
  const last = steps.at(-1);
  if (last === undefined) throw new Error('it was never begun');
  return last;
}

/** The first column of every row, as text. */
function all(db: Database.Database, statement: string): string[] {
  return db
    .prepare(statement)
    .raw()
    .all()
    .map((row) => (Array.isArray(row) ? String(row[0]) : String(row)));
}

/**
 * Backs up the embedded database into a file while a desk uses it, and checks the copy. It contains everything that was
 * acknowledged before. Throws `BackupRefused`; then there is no file.
 */
export function backUpSqlite(database: string, file: string): Promise<Contents> {
  return putInPlace(file, (draft) => {
    copyDatabase(database, draft);
    return Promise.resolve(checkDatabase(draft));
  });
}
