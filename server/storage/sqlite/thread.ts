import { Worker } from 'node:worker_threads';
import { StorageUnavailable } from '../errors.ts';
import { unwrap } from './in-thread.ts';
import type { Connection, StepResult, Work } from './request.ts';
import type { FromWorker, ToWorker } from './worker.ts';

interface Pending {
  resolve(results: StepResult[]): void;
  reject(error: Error): void;
}

/**
 * SQLite in a thread of its own, so that no disk ever stops the sockets. Resolves once the database is open.
 * When the thread has died, everything that waits and everything later is rejected with `StorageUnavailable`.
 */
export function connectThread(workerPath: string | URL, path: string): Promise<Connection> {
  const worker = new Worker(workerPath, { workerData: path });
  const thread = new Thread(worker);
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if ('opened' in message) resolve(thread);
      else if ('refused' in message) reject(new StorageUnavailable('CANTOPEN', message.refused));
      else thread.answered(message);
    });
    worker.on('error', (error) => {
      thread.died(error instanceof Error ? error.message : 'The storage thread has failed.');
    });
    worker.on('exit', () => {
      thread.died('The storage thread has ended.');
      reject(
        new StorageUnavailable('CANTOPEN', 'The storage thread ended before it had opened the database.'),
      );
    });
  });
}

class Thread implements Connection {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #dead: StorageUnavailable | null = null;
  #closed: (() => void) | null = null;

  constructor(worker: Worker) {
    this.#worker = worker;
  }

  execute(work: Work): Promise<StepResult[]> {
    if (this.#dead) return Promise.reject(this.#dead);
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ id, work } satisfies ToWorker);
    });
  }

  close(): Promise<void> {
    if (this.#dead) return Promise.resolve();
    this.#dead = new StorageUnavailable('CLOSED', 'The database is closed.');
    return new Promise((resolve) => {
      this.#closed = resolve;
      this.#worker.postMessage('close' satisfies ToWorker);
    });
  }

  answered({ id, result }: Extract<FromWorker, { id: number }>): void {
    const waiting = this.#pending.get(id);
    this.#pending.delete(id);
    try {
      waiting?.resolve(unwrap(result));
    } catch (error) {
      waiting?.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  died(why: string): void {
    this.#dead ??= new StorageUnavailable('THREAD', why);
    for (const waiting of this.#pending.values()) waiting.reject(this.#dead);
    this.#pending.clear();
    this.#closed?.();
  }
}
