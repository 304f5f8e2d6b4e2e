import Database from 'libsql';
import { isPrimitive, runStep, StatementCache } from './statements.ts';
import { FileWatch } from './file-watch.ts';
import type { StepResult, Work, WorkResult } from './request.ts';

/** Pages that gather in the log before they are moved into the database: 32 MB, so that hot pages move once. */
const CHECKPOINT_PAGES = 8000;
const CACHE_KIB = 32 * 1024;
/** How long a write waits for another program that is writing, such as `npm run staff`, in milliseconds. */
const BUSY_MS = 2000;

/** SQLite on whichever thread this runs. Everything here is synchronous. */
export class Engine {
  readonly #db: Database.Database;
  readonly #statements: StatementCache;
  readonly #files: FileWatch;

  constructor(path: string) {
    this.#db = new Database(path);
    this.#db.pragma(`busy_timeout = ${BUSY_MS}`);
    this.#db.pragma('journal_mode = WAL');
    // Some builds fall back to NORMAL under WAL, which loses acknowledged messages when the power fails.
    this.#db.pragma('synchronous = FULL');
    this.#db.pragma('foreign_keys = ON');
    // Overwrite deleted data with zeros, so that it does not remain in the file. S0(8.1)
    this.#db.pragma('secure_delete = ON');
    this.#db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    this.#db.pragma(`cache_size = -${CACHE_KIB}`);
    this.#statements = new StatementCache(this.#db);
    this.#files = new FileWatch(path);
    this.#files.check();
  }

  /** Executes work; errors are returned as values. */
  execute(work: Work): WorkResult {
    const wasInTransaction = this.#db.inTransaction;
    try {
      // Rolled back is also where the file is gone: else the transaction would stay open once the file is back.
      if (isRollback(work)) return { ok: true, results: this.#each(work) };
      this.#files.check();
      const results = work.how === 'together' ? this.#together(work) : this.#each(work);
      // Check again: writes to a file that was removed meanwhile are lost, and must not be acknowledged.
      this.#files.check();
      return { ok: true, results };
    } catch (error) {
      // Whoever is told that their transaction did not begin will not end it.
      if (!wasInTransaction && this.#db.inTransaction) this.#db.exec('rollback');
      return {
        ok: false,
        code: codeOf(error),
        message: error instanceof Error ? error.message : String(error),
      };
    }
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }

  #together(work: Work): StepResult[] {
    this.#db.exec('begin immediate');
    try {
      const results = this.#each(work);
      this.#db.exec('commit');
      return results;
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (this.#db.inTransaction) this.#db.exec('rollback');
      throw error;
    }
  }

  #each(work: Work): StepResult[] {
    return work.steps.map((step) => {
      if (!step.values.every(isPrimitive)) throw new TypeError('SQLite takes text, numbers and null.');
      return runStep(this.#statements.get(step.sql), step);
    });
  }
}

function isRollback({ steps }: Work): boolean {
  return steps.length === 1 && steps[0]?.sql === 'rollback';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
