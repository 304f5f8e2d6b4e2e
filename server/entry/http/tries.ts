import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { KeyedSerialQueue } from '../../lib/serial-queue.ts';

/** Tries under one name that may wait until it is known what became of those before them. */
const WAITING_EACH = 400;

/** A try that is counted already. */
export interface Try {
  /** It was a wrong one: it stays counted. */
  keep(): void;
  /** It was none to count. */
  giveBack(): Promise<void>;
}

/**
 * Counts tries before they are judged, so that no more are ever judged than may be wrong, however many come at once.
 * While those in hand could still turn out right, whoever comes behind them waits.
 */
export class Tries {
  readonly #lines = new KeyedSerialQueue();
  readonly #waiting = new Map<string, number>();
  readonly #inHand = new Map<string, Set<Promise<void>>>();

  constructor(private readonly limiter: RateLimiterAbstract) {}

  /** Counts a try under this name; null if there are too many wrong ones, or too many wait. */
  async begin(name: string): Promise<Try | null> {
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

  async #inTurn(name: string): Promise<Try | null> {
    while (!(await this.#consume(name))) {
      const inHand = this.#inHand.get(name);
      if (!inHand) return null;
      await Promise.race(inHand);
    }
    return this.#hold(name);
  }

  #hold(name: string): Try {
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
      giveBack: async () => {
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
