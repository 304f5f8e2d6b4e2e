import { Worker } from 'node:worker_threads';
import { ManualError } from '../../../phrases/manual.ts';
import { ManualEngineFailed, type ManualEngine } from './manual-engine.ts';

/** An idle worker thread is ended after this long (ms). */
const IDLE_MS = 60_000;
/** Longest a piece of work may take (ms); then the thread is ended and the work refused. */
const LONGEST_MS = 10_000;

/** One piece of work for the thread. */
export type Job = {
  [D in keyof ManualEngine]: { do: D; with: Parameters<ManualEngine[D]> };
}[keyof ManualEngine];

/** Why a piece of work was not done. */
export type Fault = { file: string; line: number; reason: string; field: string | null } | { failed: string };

/** What the thread answers. */
export type EngineAnswer<T> = { id: number; result: T } | { id: number; fault: Fault };

/** Runs the manual engine in a worker thread, started on first use and ended when idle. */
export class ManualEngineWorker implements ManualEngine {
  private worker: Worker | null = null;
  private lastId = 0;
  private busy = 0;
  private idle: NodeJS.Timeout | undefined;

  constructor(private readonly path: string) {}

  read: ManualEngine['read'] = (...given) => this.ask<'read'>({ do: 'read', with: given });
  readList: ManualEngine['readList'] = (...given) => this.ask<'readList'>({ do: 'readList', with: given });
  edit: ManualEngine['edit'] = (...given) => this.ask<'edit'>({ do: 'edit', with: given });
  load: ManualEngine['load'] = (...given) => this.ask<'load'>({ do: 'load', with: given });
  learn: ManualEngine['learn'] = (...given) => this.ask<'learn'>({ do: 'learn', with: given });
  weigh: ManualEngine['weigh'] = (...given) => this.ask<'weigh'>({ do: 'weigh', with: given });
  tryOut: ManualEngine['tryOut'] = (...given) => this.ask<'tryOut'>({ do: 'tryOut', with: given });
  compare: ManualEngine['compare'] = (...given) => this.ask<'compare'>({ do: 'compare', with: given });

  /** Terminates the thread, if it is running. */
  async end(): Promise<void> {
    clearTimeout(this.idle);
    await this.worker?.terminate();
    this.worker = null;
  }

  private async ask<D extends keyof ManualEngine>(
    job: Extract<Job, { do: D }>,
  ): Promise<Awaited<ReturnType<ManualEngine[D]>>> {
    clearTimeout(this.idle);
    this.busy += 1;
    try {
      return await answered<Awaited<ReturnType<ManualEngine[D]>>>(this.started(), (this.lastId += 1), job);
    } catch (error) {
      if (error instanceof ManualEngineFailed) await this.end();
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
    const listen = (answer: EngineAnswer<T>): void => {
      if (answer.id !== id) return;
      if ('result' in answer) settle(() => resolve(answer.result));
      else settle(() => reject(errorOf(answer.fault)));
    };
    const die = (): void => settle(() => reject(new ManualEngineFailed('The manual’s thread has ended.')));
    const late = setTimeout(
      () => settle(() => reject(new ManualEngineFailed('This manual takes too long to read.'))),
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
    ? new ManualEngineFailed(fault.failed)
    : new ManualError(fault.file, fault.line, fault.reason, fault.field);
}
