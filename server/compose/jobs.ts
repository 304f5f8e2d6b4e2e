import type { Background } from '../actions/background.ts';
import type { Services } from '../actions/services.ts';
import { rightsJobs } from '../actions/team/account-watch.ts';
import { watchReaders } from '../entry/engine-io/slow-readers.ts';
import { logAndCountJobs, startJobs } from '../lib/jobs.ts';
import type { Meters } from '../metrics/meters.ts';
import type { Network } from './network.ts';

/** Starts everything that is due by time, each job in isolation. */
export function startAllJobs(
  services: Services,
  { jobs }: Background,
  { io }: Network,
  meters: Meters,
): ReturnType<typeof startJobs> {
  const cutSlowReaders = watchReaders(io, () => performance.now());
  const readers = { name: 'slow_readers', run: () => meters.cut(cutSlowReaders()) };
  const rights = rightsJobs(services, () => performance.now());
  return startJobs([...jobs, readers, ...rights], logAndCountJobs(meters, services.log));
}
