// `npm run check`: what is checked without running anything, two checks at a time, and then the tests.
import { spawn } from 'node:child_process';

/** One after another in a lane, the lanes side by side: lint takes as long as all the rest together. */
const LANES = [['lint'], ['format:check', 'types', 'dead']];

const failed = (await Promise.all(LANES.map(walk))).flat();
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}. The tests were not run.`);
  process.exit(1);
}
process.exit((await run('test', 'inherit')).code);

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

function run(name, stdio) {
  const child = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', stdio, stdio] });
  let said = `> ${name}\n`;
  child.stdout?.on('data', (piece) => (said += piece));
  child.stderr?.on('data', (piece) => (said += piece));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, said }));
  });
}
