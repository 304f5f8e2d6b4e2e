import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** The same function, which makes its table only if no other file of this run of tests has before. */
export function kept<T>(name: string, make: () => T): () => T {
  const file = join(tmpdir(), name);
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
