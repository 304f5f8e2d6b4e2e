import { putInPlace } from './durable-file.ts';
import { checkDatabase, copyDatabase, type Contents } from './sqlite-file.ts';

/**
 * Copies the embedded database into a file while a desk works on it, and looks through the copy. Everything that was
 * acknowledged before is in it. Throws `BackupRefused`; then there is no file.
 */
export function backUpSqlite(database: string, file: string): Promise<Contents> {
  return putInPlace(file, (draft) => {
    copyDatabase(database, draft);
    return Promise.resolve(checkDatabase(draft));
  });
}
