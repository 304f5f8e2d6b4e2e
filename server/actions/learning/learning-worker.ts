import { Worker } from 'node:worker_threads';
import type { Learned } from '../../domain/learning/learned-version.ts';
import type { TurnLabel } from '../../domain/learning/turn-labels.ts';
import type { StoredBase, TurnLearner } from './turn-learner.ts';

/** The heap that learning may take, in megabytes; beyond it the thread ends, and nothing else does. */
const HEAP_MB = 512;

/** What the thread is asked. */
export type LearningJob = { do: 'add'; labels: readonly TurnLabel[] } | { do: 'learn'; base: StoredBase };

/** What it answers to `learn`. */
export type LearningAnswer = { learned: Learned } | { failed: string };

/** Learning was ended in the middle, or failed. */
export class LearningEnded extends Error {
  override readonly name = 'LearningEnded';
}

/** Learns in a thread of its own, which is ended afterwards. */
export class LearningWorker implements TurnLearner {
  readonly #worker: Worker;
  #fail: (why: string) => void = () => undefined;

  constructor(path: string) {
    this.#worker = new Worker(path, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    // Whoever waits for an answer hears of it too.
    this.#worker.on('error', () => undefined);
  }

  add(labels: readonly TurnLabel[]): void {
    this.#send({ do: 'add', labels });
  }

  learn(base: StoredBase): Promise<Learned> {
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => reject(new LearningEnded(why));
      this.#fail = fail;
      this.#worker
        .once('message', (answer: LearningAnswer) =>
          'learned' in answer ? resolve(answer.learned) : fail(answer.failed),
        )
        .once('error', (error) => fail(error.message))
        .once('exit', () => fail('its thread has ended'));
      this.#send({ do: 'learn', base });
    });
  }

  /** Does not wait for the thread: where others have the processor, it may be long until it notices. */
  end(): Promise<void> {
    this.#fail('it was ended');
    void this.#worker.terminate();
    return Promise.resolve();
  }

  #send(job: LearningJob): void {
    this.#worker.postMessage(job);
  }
}
