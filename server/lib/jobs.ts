import type { Logger } from 'pino';

/** Something that a process does again and again; the name is a label of its metrics. */
export interface Job {
  name: string;
  /** Does what is due. Called often; returns at once if there is nothing to do. */
  run: () => void | Promise<void>;
}

/** How often each job is run, ms. */
const EVERY_MS = 250;

/** Called after every run. */
export interface JobListener {
  /** The run went well. */
  ended: (job: string) => void;
  /** The run threw; `inARow` counts the failures since the last run that went well, from 1. */
  failed: (job: string, error: unknown, inARow: number) => void;
}

/**
 * Runs every job repeatedly, each in isolation: a job that hangs or fails delays no other, and a job does not start
 * again while its last run is in flight. Stopping waits for runs in flight.
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

/** A failing job fails four times a second: log the first failure and then one a minute. */
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
        log.error({ err: error, job, failures: inARow }, 'job failed, will retry');
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

/** Runs the task for each item in order, also after a failure; then throws the first error. */
export async function withEach<T>(all: readonly T[], task: (one: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = [];
  for (const one of all) await task(one).catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}

/** As {@link every}, but what has failed is tried again at the next call. */
export function everyDone(ms: number, time: () => number, run: () => Promise<void>): () => Promise<void> {
  let next = -Infinity;
  return async () => {
    if (time() < next) return;
    await run();
    next = time() + ms;
  };
}

/** Lets a job that is run often do something only once in so many milliseconds of a time that runs steadily. */
export function every(ms: number, time: () => number, run: () => Promise<void>): () => Promise<void> {
  let next = 0;
  return async () => {
    if (time() < next) return;
    next = time() + ms;
    await run();
  };
}
