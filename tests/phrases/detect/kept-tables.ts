// Stands in the place of `phrases/detect/tables.ts` for whoever detects (`jest.config.mjs`), as a build puts data there: the
// tables are made once in a run of tests, not in each file of tests. What makes them has tests of its own.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import * as made from '../../../phrases/detect/tables.ts';

export const { tags } = made;
export const phraseTable = kept('phrases', made.phraseTable);
export const weightTable = kept('weights', made.weightTable);

/** The same function, which makes its table only if nobody has before. */
function kept<T>(name: string, make: () => T): () => T {
  const file = join(tmpdir(), `detector-${name}`);
  return () => {
    try {
      return deserialize(readFileSync(file)) as T;
    } catch {
      const table = make();
      const draft = `${file}-${process.pid}`;
      writeFileSync(draft, serialize(table));
      // Whoever makes it at the same time makes the same.
      renameSync(draft, file);
      return table;
    }
  };
}
