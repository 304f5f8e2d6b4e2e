// `npm test`: builds once, finds a browser, runs every test that can run here, and says what was skipped and why.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { findBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);
const built = await build();
const browser = await findBrowser();
const projects = ['node', 'dom', ...(browser.path ? ['browser'] : [])];

// Building sets NODE_ENV to production for this process; the tests are none.
const env = { ...process.env, NODE_ENV: 'test', HUASHU_BUILD: built, CHROMIUM: browser.path ?? '' };
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
process.exit(run.status ?? 1);
