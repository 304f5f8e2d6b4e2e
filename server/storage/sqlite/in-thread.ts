import { StorageUnavailable } from '../errors.ts';
import { Engine } from './engine.ts';
import type { Connection, StepResult, Work, WorkResult } from './request.ts';

/** SQLite on the calling thread: for tests and tools, where blocking does not matter. */
export function connectInThread(path: string): Connection {
  const engine = new Engine(path);
  let open = true;
  return {
    async execute(work: Work) {
      await Promise.resolve();
      if (!open) throw new StorageUnavailable('CLOSED', 'The database is closed.');
      return unwrap(engine.execute(work));
    },
    close() {
      if (open) engine.close();
      open = false;
      return Promise.resolve();
    },
  };
}

/** The results of work, or its failure as an error. */
export function unwrap(result: WorkResult): StepResult[] {
  if (result.ok) return result.results;
  throw new StorageUnavailable(result.code, result.message);
}
