import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { TurnsInProcess } from './turn-learner.ts';
import type { LearningAnswer, LearningJob } from './learning-worker.ts';

/** The kindest of all priorities: whoever serves chats goes first. */
const LAST = 19;

// On Linux this is of the calling thread alone; elsewhere it would be of the whole process.
if (process.platform === 'linux') setPriority(0, LAST);

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
