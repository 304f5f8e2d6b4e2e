import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileWorkers, WorkerFailed } from '../../../server/actions/files/file-workers.ts';

/** A child that says who it is, and does with the tries of a file what its name says, a letter for each. */
const PROGRAM = `
const { existsSync, writeFileSync } = require('node:fs');
process.on('disconnect', () => process.exit(0));
process.on('message', ({ id, task: { path } }) => {
  const tries = path.slice(path.lastIndexOf('/') + 1);
  let at = 0;
  while (existsSync(path + at)) at += 1;
  writeFileSync(path + at, '');
  if (tries[at] === 'e') process.exit(1);
  if (tries[at] === 'r') process.send({ rubbish: true });
  if (tries[at] === 'a') process.send({ id, answer: { signature: 'a/b', entries: null }, memory: 1 });
});
process.send({ ready: true });
`;

let folder: string;
let workers: FileWorkers;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huashu-workers-'));
  const program = join(folder, 'child.cjs');
  writeFileSync(program, PROGRAM);
  workers = new FileWorkers(program, { look: 400, picture: 400 });
});
afterEach(() => {
  workers.stop();
  rmSync(folder, { recursive: true, force: true });
});

const look = (tries: string) => workers.look(join(folder, tries));

test.each([
  ['hangs', 'ha'],
  ['ends', 'ea'],
  ['says what is no answer', 'ra'],
])('a child that %s costs its file a second try, and nothing else', async (_, tries) => {
  await expect(look(tries)).resolves.toEqual({ signature: 'a/b', entries: null });
});

test('a file that takes too long twice is refused, and the next one is looked at', async () => {
  const [hung, next] = [look('hh'), look('a')];
  await expect(hung).rejects.toThrow(WorkerFailed);
  await expect(next).resolves.toMatchObject({ signature: 'a/b' });
});
