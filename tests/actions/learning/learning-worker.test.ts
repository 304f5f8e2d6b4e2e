import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { LearningWorker } from '../../../server/actions/learning/learning-worker.ts';

const NO_BASE = { number: 0, model: null, learnedAt: 0 };

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'huashu-learning-'))));
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** A learner whose thread runs this, and its thread. */
function aWorker(script: string): { learner: LearningWorker; thread: Worker } {
  const path = join(folder, 'thread.cjs');
  writeFileSync(path, script);
  const on = jest.spyOn(Worker.prototype, 'on');
  const learner = new LearningWorker(path);
  const thread: unknown = on.mock.contexts[0];
  if (!(thread instanceof Worker)) throw new Error('no thread was begun');
  return { learner, thread };
}

test('a thread that ended while it was given labels refuses to learn at once, and says why', async () => {
  const { learner, thread } = aWorker("throw new Error('no memory')");
  await once(thread, 'exit').catch(() => once(thread, 'exit'));
  learner.add([]);
  await expect(learner.learn(NO_BASE)).rejects.toThrow('no memory');
});

test('a thread that ends while it learns fails what is waited for', async () => {
  const { learner } = aWorker(
    "require('node:worker_threads').parentPort.on('message', () => process.exit())",
  );
  await expect(learner.learn(NO_BASE)).rejects.toThrow('its thread has ended');
});

test('one that was ended fails what is waited for, and what is asked after that', async () => {
  const { learner } = aWorker("require('node:worker_threads').parentPort.on('message', () => undefined)");
  const waiting = learner.learn(NO_BASE);
  await learner.end();
  await expect(waiting).rejects.toThrow('it was ended');
  await expect(learner.learn(NO_BASE)).rejects.toThrow('it was ended');
});
