import { statSync } from 'node:fs';

/** The database's file or its log is no longer where it was opened. */
export class FileGone extends Error {
  readonly code = 'HUASHU_FILE_GONE';

  constructor(file: string) {
    super(
      `DATA_DIR: ${file} was removed or replaced while the desk runs; put it back, or restore a backup and start anew`,
    );
  }
}

/**
 * Checks that the open files of a database still exist under their names. Linux lets a process go on writing to a
 * deleted file: everything would seem stored, and be lost at exit.
 */
export class FileWatch {
  readonly #files: string[];
  readonly #known = new Map<string, string>();

  constructor(path: string) {
    // A database without a name lives in memory.
    this.#files = path === ':memory:' || path === '' ? [] : [path, `${path}-wal`];
  }

  /** Throws {@link FileGone}. A file that comes back to its place, the same one, is taken again. */
  check(): void {
    for (const file of this.#files) {
      const now = identityOf(file);
      const known = this.#known.get(file);
      if (known === undefined && now !== null) this.#known.set(file, now);
      else if (known !== now && known !== undefined) throw new FileGone(file);
    }
  }
}

function identityOf(file: string): string | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? `${stats.dev} ${stats.ino}` : null;
}
