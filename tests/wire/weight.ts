import { join } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';

/** Lets a desk's process say how much it keeps in memory: at SIGUSR2, after everything that can go has gone. */
export const WEIGHED: Record<string, string> = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`
    import v8 from 'node:v8';
    import vm from 'node:vm';
    import { isMainThread } from 'node:worker_threads';
    if (isMainThread) {
      v8.setFlagsFromString('--expose-gc');
      const gc = vm.runInNewContext('gc');
      process.on('SIGUSR2', () => {
        gc();
        gc();
        const { heapUsed, external } = process.memoryUsage();
        process.stdout.write('keeps ' + (heapUsed + external) + ' bytes\\n');
      });
    }`)}`,
};

const Names = z.array(z.object({ name: z.string() }));
const Sum = z.object({ bytes: z.number() });

/** The bytes of all values in a desk's database, whatever the pages around them take. */
export function storedBytes(dataDir: string): number {
  const file = new Database(join(dataDir, 'desk.sqlite'), { readonly: true });
  try {
    const named = (statement: string) => Names.parse(file.prepare(statement).all()).map(({ name }) => name);
    const tables = named(`select name from sqlite_master where type = 'table' and sql not like '%virtual%'`);
    let bytes = 0;
    for (const table of tables) {
      const columns = named(`select name from pragma_table_info('${table}')`);
      const all = columns.map((column) => `coalesce(length(cast("${column}" as blob)), 0)`).join(' + ');
      const sum = file.prepare(`select coalesce(sum(${all}), 0) as bytes from "${table}"`).get();
      bytes += Sum.parse(sum).bytes;
    }
    return bytes;
  } finally {
    file.close();
  }
}
