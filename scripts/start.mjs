// `npm start`: builds what is missing (in a process of its own, which leaves no memory behind), then serves.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildFolder } from './build.mjs';

const folder = buildFolder();
if (!existsSync(folder)) {
  console.log('Building once (some seconds) …');
  const built = spawnSync(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url))], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
await import(pathToFileURL(join(folder, 'server/main.js')).href);
