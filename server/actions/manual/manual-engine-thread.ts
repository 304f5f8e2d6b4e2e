import { parentPort } from 'node:worker_threads';
import { ManualError } from '../../../phrases/manual-error.ts';
import { BenchHere } from './manual-engine-in-process.ts';
import type { Fault, FromBench, Job } from './manual-engine-worker.ts';

const bench = new BenchHere(Date.now);

parentPort?.on('message', ({ id, job }: { id: number; job: Job }) => {
  run(job).then(
    (result) => answer({ id, result }),
    (error: unknown) => answer({ id, fault: faultOf(error) }),
  );
});

function run(job: Job): Promise<unknown> {
  switch (job.do) {
    case 'read':
      return bench.read(...job.with);
    case 'readList':
      return bench.readList(...job.with);
    case 'edit':
      return bench.edit(...job.with);
    case 'load':
      return bench.load(...job.with);
    case 'weigh':
      return bench.weigh(...job.with);
    case 'tryOut':
      return bench.tryOut(...job.with);
    case 'compare':
      return bench.compare(...job.with);
  }
}

function answer(message: FromBench<unknown>): void {
  parentPort?.postMessage(message);
}

function faultOf(error: unknown): Fault {
  if (error instanceof ManualError) {
    const { file, line, reason, field } = error;
    return { file, line, reason, field };
  }
  return { failed: error instanceof Error ? error.message : String(error) };
}
