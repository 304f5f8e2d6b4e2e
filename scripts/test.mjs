// `npm test`: builds once, finds a browser, runs the everyday tests, or those that are named, or with `--all` every one that
// can run here, and says what was skipped and why.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { findBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const isAll = process.argv.includes('--all');
const words = process.argv.slice(2).filter((word) => word !== '--all');
// Whoever names files wants these, whichever they are.
const isEveryday = !isAll && words.every((word) => word.startsWith('-'));
const built = await build();
const browser = await findBrowser();
const projects = ['node', 'dom', ...(browser.path ? ['browser'] : [])];

// Building sets NODE_ENV to production for this process; the tests are none.
const env = { ...process.env, NODE_ENV: 'test', HUASHU_BUILD: built, CHROMIUM: browser.path ?? '' };
if (isEveryday) env.EVERYDAY = '1';
// A worker waits while its desks, browsers and databases work. One more than there are cores keeps these busy; with more,
// a page or a process that has its turn late is taken for one that has failed.
const isSettled = words.some((word) => /^(--maxWorkers|--runInBand$|-i$)/.test(word));
const workers = isSettled ? [] : [`--maxWorkers=${availableParallelism() + 1}`];
const run = spawnSync(
  process.execPath,
  // Behind the projects, Jest would take every word for one more; behind `--`, every option for a path.
  ['node_modules/jest/bin/jest.js', ...workers, ...words, '--selectProjects', ...projects],
  { cwd: root, stdio: 'inherit', env },
);
if (browser.missing) console.log(`Skipped: the browser tests (${browser.missing}).`);
if (isEveryday) console.log('Left to `npm run check`: most stories in a browser, several processes, faults.');
process.exit(run.status ?? 1);
