import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { KeyedSerialQueue } from '../../lib/serial-queue.ts';

/** Attempts under one name that may wait for the outcome of earlier ones. */
const WAITING_EACH = 400;

/** An attempt that has been counted. */
export interface Attempt {
  /** The attempt was wrong: it stays counted. */
  keep(): void;
  /** The attempt was not wrong: subtracts it again. */
  refund(): Promise<void>;
}

/**
 * Counts attempts before they are judged, so that concurrent guesses cannot exceed the limit of wrong ones. An attempt
 * over the limit waits while earlier ones are in flight, since they may turn out right.
 */
export class AttemptLimiter {
  readonly #lines = new KeyedSerialQueue();
  readonly #waiting = new Map<string, number>();
  readonly #inHand = new Map<string, Set<Promise<void>>>();

  constructor(private readonly limiter: RateLimiterAbstract) {}

  /** Counts a try under this name; null if there are too many wrong ones, or too many wait. */
  async begin(name: string): Promise<Attempt | null> {
    const waiting = this.#waiting.get(name) ?? 0;
    if (waiting >= WAITING_EACH) return null;
    this.#waiting.set(name, waiting + 1);
    try {
      return await this.#lines.run(name, () => this.#inTurn(name));
    } finally {
      const left = (this.#waiting.get(name) ?? 1) - 1;
      if (left > 0) this.#waiting.set(name, left);
      else this.#waiting.delete(name);
    }
  }

  /** Counts a wrong try that was judged under another name. */
  async count(name: string): Promise<void> {
    await this.#consume(name);
  }

  async #inTurn(name: string): Promise<Attempt | null> {
    while (!(await this.#consume(name))) {
      const inHand = this.#inHand.get(name);
      if (!inHand) return null;
      await Promise.race(inHand);
    }
    return this.#hold(name);
  }

  #hold(name: string): Attempt {
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => (end = resolve));
    const inHand = this.#inHand.get(name) ?? new Set();
    this.#inHand.set(name, inHand.add(over));
    const keep = (): void => {
      inHand.delete(over);
      if (inHand.size === 0 && this.#inHand.get(name) === inHand) this.#inHand.delete(name);
      end();
    };
    return {
      keep,
      refund: async () => {
        await this.limiter.reward(name).finally(keep);
      },
    };
  }

  /** False, with nothing counted, if there are as many as may be. */
  async #consume(name: string): Promise<boolean> {
    try {
      await this.limiter.consume(name);
      return true;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      await this.limiter.reward(name);
      return false;
    }
  }
}
