// `npm run check`: what is checked without running anything, two checks at a time, and then the tests.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rulesMissingIn } from '../tests/run/rules-covered.mjs';

/** One after another in a lane, the lanes side by side: lint takes as long as all the rest together. */
const LANES = [['lint'], ['format:check', 'types', 'dead']];
/** So many files may fail and be run once more; where more fail, something is broken. */
const FEW = 5;

const failed = (await Promise.all(LANES.map(walk))).flat();
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}. The tests were not run.`);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'huashu-check-'));
const code = await test();
rmSync(folder, { recursive: true, force: true });
process.exit(code);

/**
 * Runs all tests. Where a few files fail, runs these once more with the machine to themselves, and names those that pass
 * then: on a busy machine a real browser or a process can be late, and whoever reads the output should know which was.
 */
async function test() {
  const whole = await tested(['--all']);
  if (whole.code === 0) return 0;
  const unsteady = whole.files.filter(({ status }) => status === 'failed').map(({ name }) => name);
  if (unsteady.length === 0 || unsteady.length > FEW) return whole.code;
  console.error(`\nOnce more, one at a time:\n${unsteady.join('\n')}`);
  const again = await tested(['--maxWorkers=1', ...unsteady]);
  const missing = rulesMissingIn(passedIn([...whole.files, ...again.files]), process.cwd());
  if (missing.length > 0) console.error(`No test that ran is named after: ${missing.join(', ')}`);
  if (again.code !== 0 || missing.length > 0) return 1;
  console.error(`\nUnsteady, passed at the second try only:\n${unsteady.join('\n')}`);
  return 0;
}

/** Runs tests; gives the exit code and the result of each file. */
async function tested(words) {
  const outputFile = join(folder, `${words.length}.json`);
  const { code } = await run('test', 'inherit', ['--', '--json', `--outputFile=${outputFile}`, ...words]);
  try {
    return { code, files: JSON.parse(readFileSync(outputFile, 'utf8')).testResults };
  } catch (error) {
    // The build failed, or the run was ended: there is no report, and the exit code says so.
    if (error.code !== 'ENOENT') throw error;
    return { code: code || 1, files: [] };
  }
}

function passedIn(files) {
  return files
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed')
    .map(({ fullName }) => fullName);
}

/** Runs every check of a lane; gives those that failed. */
async function walk(lane) {
  const failures = [];
  for (const name of lane) {
    const { code, said } = await run(name, 'pipe');
    // Whole, when it has ended: what two checks say would be mixed line by line.
    process.stdout.write(said);
    if (code !== 0) failures.push(name);
  }
  return failures;
}

function run(name, stdio, words = []) {
  const child = spawn('npm', ['run', '--silent', name, ...words], { stdio: ['ignore', stdio, stdio] });
  let said = `> ${name}\n`;
  child.stdout?.on('data', (piece) => (said += piece));
  child.stderr?.on('data', (piece) => (said += piece));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, said }));
  });
}
