// Put into a server of the benchmark by `--import`: tells how much memory and time the process takes.
import type { Gauge } from './bench/calls.ts';
import { answerParent } from './bench/children.ts';

answerParent((question) => Promise.resolve(gauge(question)));

function gauge(question: unknown): Gauge {
  const collect =
    typeof question === 'object' && question !== null && 'collect' in question && question.collect === true;
  // Twice: what the first round frees may hold more.
  if (collect) for (let round = 0; round < 2; round += 1) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { rss, heapUsed, external, cpu: user + system };
}
