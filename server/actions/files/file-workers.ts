import { fork, type ChildProcess } from 'node:child_process';
import type { z } from 'zod';
import { LookAnswer, PictureAnswer, WorkerMessage, type WorkerTask } from './worker-messages.ts';

/** Children at most. */
const CHILDREN = 2;

/** Tasks that wait for a child at most: each has a file on the disk. */
const WAITING_MAX = 40;

/** A child goes after so many tasks, with more memory than this in bytes, or without a task for this long in milliseconds. */
const TASKS_MAX = 500;
const MEMORY_MAX = 300 * 1024 * 1024;
const IDLE_MS = 60_000;

/** How long a task may take, in milliseconds: on a busy machine a child is slow to load what it looks with. */
const TAKES_MS: Record<WorkerTask['is'], number> = { look: 5_000, picture: 40_000 };
/** A child that has just been started takes a while to listen. */
const START_MS = 15_000;

/** Too many files wait. */
export class WorkersBusy extends Error {
  override name = 'WorkersBusy';
}

/** Two children took too long with a file, or ended over it. */
export class WorkerFailed extends Error {
  override name = 'WorkerFailed';
}

interface Job {
  task: WorkerTask;
  /** How often a child has ended over it, or was ended because it took too long. */
  deaths: number;
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
}

interface Child {
  process: ChildProcess;
  isReady: boolean;
  job: Job | null;
  jobs: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * The children that read files and decode pictures, started on first use. A child that hangs or ends costs its file a
 * second try, and the desk nothing.
 */
export class FileWorkers {
  readonly #children = new Set<Child>();
  readonly #waiting: Job[] = [];
  #isStopped = false;

  /** `program`: the built file of the child; `takes`: how long a task may take, in milliseconds. */
  constructor(
    private readonly program: string,
    private readonly takes = TAKES_MS,
  ) {}

  /** What the beginning of a file says it is. Throws {@link WorkersBusy} and {@link WorkerFailed}. */
  look(path: string): Promise<z.output<typeof LookAnswer>> {
    return this.#ask({ is: 'look', path }).then((answer) => LookAnswer.parse(answer));
  }

  /** Encodes a picture anew. Throws as {@link look}. */
  picture(task: Omit<Extract<WorkerTask, { is: 'picture' }>, 'is'>): Promise<PictureAnswer> {
    return this.#ask({ is: 'picture', ...task }).then((answer) => PictureAnswer.parse(answer));
  }

  /** Ids of the processes that run now. */
  get pids(): number[] {
    return [...this.#children].flatMap(({ process: { pid } }) => pid ?? []);
  }

  /** Ends every child; what waits is refused. */
  stop(): void {
    this.#isStopped = true;
    for (const job of this.#waiting.splice(0)) job.reject(new WorkersBusy('the desk stops'));
    for (const child of this.#children) child.process.kill('SIGKILL');
  }

  #ask(task: WorkerTask): Promise<unknown> {
    if (this.#isStopped || this.#waiting.length >= WAITING_MAX)
      return Promise.reject(new WorkersBusy('too many files at once'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, deaths: 0, resolve, reject });
      this.#assign();
    });
  }

  #assign(): void {
    for (const child of this.#children) {
      if (child.job !== null || !child.isReady) continue;
      const job = this.#waiting.shift();
      if (job === undefined) return;
      this.#give(child, job);
    }
    const starting = [...this.#children].filter(({ isReady }) => !isReady).length;
    if (this.#waiting.length > starting && this.#children.size < CHILDREN && !this.#isStopped) this.#start();
  }

  #give(child: Child, job: Job): void {
    clearTimeout(child.timer);
    child.job = job;
    child.jobs += 1;
    child.timer = setTimeout(() => child.process.kill('SIGKILL'), this.takes[job.task.is]);
    child.process.send({ id: child.jobs, task: job.task }, () => undefined);
  }

  #start(): void {
    const started = fork(this.program, [], {
      // None of the desk's secrets.
      env: { MALLOC_ARENA_MAX: '2', VIPS_CONCURRENCY: '1', NODE_ENV: 'production' },
      execArgv: ['--max-old-space-size=128'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const child: Child = { process: started, isReady: false, job: null, jobs: 0, timer: undefined };
    this.#children.add(child);
    child.timer = setTimeout(() => started.kill('SIGKILL'), START_MS);
    started.on('message', (message) => this.#heard(child, message));
    started.once('error', () => this.#ended(child));
    started.once('exit', () => this.#ended(child));
    // It never keeps the desk alive.
    started.unref();
    started.channel?.unref();
  }

  #heard(child: Child, message: unknown): void {
    const read = WorkerMessage.safeParse(message);
    // What decodes what strangers send is not believed: whatever else it says, it has to go.
    if (!read.success) return void child.process.kill('SIGKILL');
    const { data: said } = read;
    if ('ready' in said) {
      child.isReady = true;
      this.#rest(child);
      this.#assign();
      return;
    }
    const { job } = child;
    if (job === null || said.id !== child.jobs) return;
    child.job = null;
    job.resolve(said.answer);
    if (child.jobs >= TASKS_MAX || said.memory > MEMORY_MAX) this.#retire(child);
    else this.#rest(child);
    this.#assign();
  }

  #rest(child: Child): void {
    clearTimeout(child.timer);
    child.timer = setTimeout(() => this.#retire(child), IDLE_MS);
    child.timer.unref();
  }

  #retire(child: Child): void {
    clearTimeout(child.timer);
    this.#children.delete(child);
    if (child.process.connected) child.process.disconnect();
  }

  #ended(child: Child): void {
    clearTimeout(child.timer);
    this.#children.delete(child);
    const { job } = child;
    child.job = null;
    if (job !== null) this.#again(job);
    // A program that cannot be started would be started for ever.
    else if (!child.isReady)
      for (const waiting of this.#waiting.splice(0))
        waiting.reject(new WorkerFailed('no child could be started'));
    this.#assign();
  }

  /** Once: a file that ends two children is at fault itself. */
  #again(job: Job): void {
    job.deaths += 1;
    if (job.deaths > 1 || this.#isStopped)
      job.reject(new WorkerFailed('a file ended what reads it, or took too long'));
    else this.#waiting.unshift(job);
  }
}
