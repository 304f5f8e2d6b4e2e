import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { TurnsInProcess } from './turn-learner.ts';
import type { LearningAnswer, LearningJob } from './learning-worker.ts';

/** Whoever serves chats goes first by nine to one; lower still, a busy machine would never let it end. */
const BEHIND = 10;

// On Linux this is of the calling thread alone; elsewhere it would be of the whole process.
if (process.platform === 'linux') setPriority(0, BEHIND);

const learner = new TurnsInProcess();

parentPort?.on('message', (job: LearningJob) => {
  if (job.do === 'add') return learner.add(job.labels);
  learner.learn(job.base).then(
    (learned) => answer({ learned }),
    (error: unknown) => answer({ failed: error instanceof Error ? error.message : String(error) }),
  );
});

function answer(message: LearningAnswer): void {
  parentPort?.postMessage(message);
}
