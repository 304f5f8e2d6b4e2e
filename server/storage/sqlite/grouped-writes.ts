import type { Step, StepResult } from './request.ts';
import { only, type Turns } from './turns.ts';

interface Waiting {
  step: Step;
  resolve(result: StepResult): void;
  reject(error: unknown): void;
}

/**
 * Small writes that arrive while others are being written share the next transaction, and so its wait for the disk:
 * five thousand customers who come back at once cost a few syncs, not five thousand.
 */
export class GroupedWrites {
  readonly #turns: Turns;
  #waiting: Waiting[] = [];
  #writing = false;

  constructor(turns: Turns) {
    this.#turns = turns;
  }

  run(step: Step): Promise<StepResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ step, resolve, reject });
      if (!this.#writing) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    // Requests of the same tick share a transaction.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      await this.#write(group);
    }
    this.#writing = false;
  }

  async #write(group: Waiting[]): Promise<void> {
    try {
      const results = await this.#turns.run({ how: 'together', steps: group.map(({ step }) => step) });
      group.forEach((one, index) => one.resolve(only(results.slice(index))));
    } catch (error) {
      // One bad write must not take the others with it.
      if (group.length === 1) group[0]?.reject(error);
      else for (const one of group) await this.#write([one]);
    }
  }
}
