// `npm run test:crash [-- WORDS …]`: the desk under faults, in full (`--quick`: as in `npm test`). WORDS choose cases by their
// names; CRASH_SECONDS is how long the random kills last, CRASH_JSON names a file for the results.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { findBrowser } from './browser.mjs';

const words = process.argv.slice(2);
const built = await build();
const browser = await findBrowser();
const env = {
  ...process.env,
  NODE_ENV: 'test',
  HUASHU_BUILD: built,
  CHROMIUM: browser.path ?? '',
  CRASH: words.includes('--quick') ? 'quick' : 'full',
  CRASH_ONLY: words.filter((word) => !word.startsWith('--')).join(','),
};
const tests = ['tests/crash/', ...(browser.path ? ['tests/browser/away'] : [])];
const run = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', '-w', '1', '--selectProjects', 'node', 'browser', '--', ...tests],
  { cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: 'inherit', env },
);
process.exit(run.status ?? 1);
