import { parentPort, workerData } from 'node:worker_threads';
import { Engine } from './engine.ts';
import type { Work, WorkResult } from './request.ts';

/** What the main thread asks for: work under a number, or the end. */
export type ToWorker = { id: number; work: Work } | 'close';

/** Messages from the thread: first whether the database is open, then each answer with its number. */
export type FromWorker = { opened: true } | { refused: string } | { id: number; result: WorkResult };

const port = parentPort;
if (port && typeof workerData === 'string') serve(port, workerData);

function serve(main: NonNullable<typeof port>, path: string): void {
  const engine = open(path);
  if (typeof engine === 'string') {
    main.postMessage({ refused: engine } satisfies FromWorker);
    return;
  }
  main.on('message', (asked: ToWorker) => {
    if (asked === 'close') {
      engine.close();
      main.close();
    } else {
      main.postMessage({ id: asked.id, result: engine.execute(asked.work) } satisfies FromWorker);
    }
  });
  main.postMessage({ opened: true } satisfies FromWorker);
}

function open(path: string): Engine | string {
  try {
    return new Engine(path);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
