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
  #error: string | null = null;
  /** Why the thread is no more; null while it runs. */
  #ended: string | null = null;

  constructor(path: string) {
    this.#worker = new Worker(path, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    // The thread may end while it is still given labels: nobody waits for an answer then, and none would come later.
    this.#worker
      .on('error', (error) => (this.#error = error.message))
      .once('exit', () => {
        this.#ended ??= this.#error ?? 'its thread has ended';
        this.#fail(this.#ended);
      });
  }

  add(labels: readonly TurnLabel[]): void {
    this.#send({ do: 'add', labels });
  }

  learn(base: StoredBase): Promise<Learned> {
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => reject(new LearningEnded(why));
      if (this.#ended !== null) return fail(this.#ended);
      this.#fail = fail;
      this.#worker.once('message', (answer: LearningAnswer) =>
        'learned' in answer ? resolve(answer.learned) : fail(answer.failed),
      );
      this.#send({ do: 'learn', base });
    });
  }

  /** Does not wait for the thread: where others have the processor, it may be long until it notices. */
  end(): Promise<void> {
    this.#ended ??= 'it was ended';
    this.#fail(this.#ended);
    void this.#worker.terminate();
    return Promise.resolve();
  }

  #send(job: LearningJob): void {
    this.#worker.postMessage(job);
  }
}
