import type { Logger } from 'pino';
import type { Job } from '../actions/job.ts';

/** How often each job is run, ms. */
const EVERY_MS = 250;

/** Hears of every run that has ended. */
export interface JobListener {
  /** The run went well. */
  ended: (job: string) => void;
  /** The run threw; `inARow` counts the failures since the last run that went well, from 1. */
  failed: (job: string, error: unknown, inARow: number) => void;
}

/**
 * Runs every job again and again, each by itself: one that hangs or fails holds up no other, and none is run again
 * while its last run goes on. Stopping waits for the runs that go on.
 */
export function startJobs(jobs: readonly Job[], listener: JobListener): { stop: () => Promise<void> } {
  const running = jobs.map((job) => new RunningJob(job, listener));
  const timer = setInterval(() => {
    for (const job of running) job.start();
  }, EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(running.map((job) => job.settled()));
    },
  };
}

/** A job that fails goes on failing four times a second: the log has the first failure and one a minute. */
const LOG_EVERY = 60_000 / EVERY_MS;

/** Counts the runs and logs those that fail. */
export function logAndCountJobs(
  meters: { jobEnded: (job: string) => void; jobFailed: (job: string) => void },
  log: Logger,
): JobListener {
  return {
    ended: (job) => meters.jobEnded(job),
    failed(job, error, inARow) {
      meters.jobFailed(job);
      if (inARow % LOG_EVERY === 1)
        log.error({ err: error, job, failures: inARow }, 'a timed job failed; it is tried again');
    },
  };
}

class RunningJob {
  private run: Promise<void> | null = null;
  private failures = 0;

  constructor(
    private readonly job: Job,
    private readonly listener: JobListener,
  ) {}

  start(): void {
    this.run ??= this.once().finally(() => (this.run = null));
  }

  async settled(): Promise<void> {
    await this.run;
  }

  private async once(): Promise<void> {
    const { name, run } = this.job;
    try {
      await run();
      this.failures = 0;
      this.listener.ended(name);
    } catch (error) {
      this.failures += 1;
      this.listener.failed(name, error, this.failures);
    }
  }
}
