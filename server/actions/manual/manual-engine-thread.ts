import { parentPort } from 'node:worker_threads';
import { ManualError } from '../../../phrases/manual.ts';
import { ManualEngineInProcess } from './manual-engine-in-process.ts';
import type { Fault, EngineAnswer, Job } from './manual-engine-worker.ts';

const engine = new ManualEngineInProcess(Date.now);

parentPort?.on('message', ({ id, job }: { id: number; job: Job }) => {
  run(job).then(
    (result) => answer({ id, result }),
    (error: unknown) => answer({ id, fault: faultOf(error) }),
  );
});

function run(job: Job): Promise<unknown> {
  switch (job.do) {
    case 'read':
      return engine.read(...job.with);
    case 'readList':
      return engine.readList(...job.with);
    case 'edit':
      return engine.edit(...job.with);
    case 'load':
      return engine.load(...job.with);
    case 'learn':
      return engine.learn(...job.with);
    case 'weigh':
      return engine.weigh(...job.with);
    case 'tryOut':
      return engine.tryOut(...job.with);
    case 'compare':
      return engine.compare(...job.with);
  }
}

function answer(message: EngineAnswer<unknown>): void {
  parentPort?.postMessage(message);
}

function faultOf(error: unknown): Fault {
  if (error instanceof ManualError) {
    const { file, line, reason, field } = error;
    return { file, line, reason, field };
  }
  return { failed: error instanceof Error ? error.message : String(error) };
}
