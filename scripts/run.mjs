// `npm run evaluate|replay|bench -- …`: builds what is missing, then runs the tool of that name.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';

const [tool, ...words] = process.argv.slice(2);
const folder = await build();
const run = spawnSync(process.execPath, ['--expose-gc', join(folder, 'server', `${tool}.js`), ...words], {
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
