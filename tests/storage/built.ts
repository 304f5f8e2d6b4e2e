import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Files as they run in the product: Node cannot read TypeScript, and a thread or a process needs a file. */
export interface Built {
  path(name: string): string;
  remove(): Promise<void>;
}

const BUILD = `
  const [outDir, ...names] = process.argv.slice(1);
  const { build } = await import('vite');
  const input = Object.fromEntries(names.map((name) => [name.split('/').pop(), 'server/storage/' + name + '.ts']));
  const output = { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' };
  await build({ configFile: false, logLevel: 'error', publicDir: false,
    build: { ssr: true, outDir, target: 'node20', rollupOptions: { input, output, external: ['libsql'] } } });
`;

/** Builds files of `server/storage`, named without their endings, in a place where packages are found. */
export async function build(...names: string[]): Promise<Built> {
  const cache = join(process.cwd(), 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const outDir = await mkdtemp(join(cache, 'huashu-storage-'));
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', BUILD, '--', outDir, ...names]);
  return {
    path: (name) => join(outDir, `${name}.mjs`),
    remove: () => rm(outDir, { recursive: true }),
  };
}
