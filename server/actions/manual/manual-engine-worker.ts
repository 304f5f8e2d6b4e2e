import { Worker } from 'node:worker_threads';
import { ManualError } from '../../../phrases/manual-error.ts';
import { BenchFailed, type Bench } from './manual-engine.ts';

/** A bench that nobody has used for so long is cleared away, ms. */
const IDLE_MS = 60_000;
/** Whatever takes longer is given up, ms. */
const LONGEST_MS = 10_000;

/** One piece of work for the thread. */
export type Job = { [D in keyof Bench]: { do: D; with: Parameters<Bench[D]> } }[keyof Bench];

/** Why a piece of work was not done. */
export type Fault = { file: string; line: number; reason: string; field: string | null } | { failed: string };

/** What the thread answers. */
export type FromBench<T> = { id: number; result: T } | { id: number; fault: Fault };

/** The bench in a thread of its own, started when it is needed and ended when it is not. */
export class BenchThread implements Bench {
  private worker: Worker | null = null;
  private lastId = 0;
  private busy = 0;
  private idle: NodeJS.Timeout | undefined;

  constructor(private readonly path: string) {}

  read: Bench['read'] = (...given) => this.ask<'read'>({ do: 'read', with: given });
  readList: Bench['readList'] = (...given) => this.ask<'readList'>({ do: 'readList', with: given });
  edit: Bench['edit'] = (...given) => this.ask<'edit'>({ do: 'edit', with: given });
  load: Bench['load'] = (...given) => this.ask<'load'>({ do: 'load', with: given });
  weigh: Bench['weigh'] = (...given) => this.ask<'weigh'>({ do: 'weigh', with: given });
  tryOut: Bench['tryOut'] = (...given) => this.ask<'tryOut'>({ do: 'tryOut', with: given });
  compare: Bench['compare'] = (...given) => this.ask<'compare'>({ do: 'compare', with: given });

  /** Ends the thread, if there is one. */
  async end(): Promise<void> {
    clearTimeout(this.idle);
    await this.worker?.terminate();
    this.worker = null;
  }

  private async ask<D extends keyof Bench>(
    job: Extract<Job, { do: D }>,
  ): Promise<Awaited<ReturnType<Bench[D]>>> {
    clearTimeout(this.idle);
    this.busy += 1;
    try {
      return await answered<Awaited<ReturnType<Bench[D]>>>(this.started(), (this.lastId += 1), job);
    } catch (error) {
      if (error instanceof BenchFailed) await this.end();
      throw error;
    } finally {
      this.busy -= 1;
      if (this.busy === 0) this.idle = setTimeout(() => void this.end(), IDLE_MS).unref();
    }
  }

  private started(): Worker {
    this.worker ??= new Worker(this.path).setMaxListeners(0);
    return this.worker;
  }
}

function answered<T>(worker: Worker, id: number, job: Job): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const listen = (heard: FromBench<T>): void => {
      if (heard.id !== id) return;
      if ('result' in heard) settle(() => resolve(heard.result));
      else settle(() => reject(errorOf(heard.fault)));
    };
    const die = (): void => settle(() => reject(new BenchFailed('The manual’s thread has ended.')));
    const late = setTimeout(
      () => settle(() => reject(new BenchFailed('This manual takes too long to read.'))),
      LONGEST_MS,
    );
    const settle = (how: () => void): void => {
      clearTimeout(late);
      worker.off('message', listen).off('error', die).off('exit', die);
      how();
    };
    worker.on('message', listen).on('error', die).on('exit', die);
    worker.postMessage({ id, job });
  });
}

function errorOf(fault: Fault): Error {
  return 'failed' in fault
    ? new BenchFailed(fault.failed)
    : new ManualError(fault.file, fault.line, fault.reason, fault.field);
}
