import type { Instant } from '../../domain/instant.ts';

/** How often the clocks are compared, in milliseconds: two good ones drift apart by a few in this time. */
const COMPARE_EVERY = 60_000;
/** Of several comparisons the quickest one is believed: it errs by half its way at most. */
const COMPARISONS = 5;

/**
 * The database's time without a query: its offset from this process's monotonic clock when they were last compared. So
 * all processes of a desk use one clock, whatever their machines say. Never goes back.
 */
export class DatabaseClock {
  readonly #steady: () => Instant;
  readonly #ask: () => Promise<Instant>;
  #ahead = 0;
  #last = 0;
  #timer: NodeJS.Timeout | null = null;

  private constructor(steady: () => Instant, ask: () => Promise<Instant>) {
    this.#steady = steady;
    this.#ask = ask;
  }

  /** Compares the clocks, now and at intervals. `steady` and `ask` are in milliseconds. */
  static async start(steady: () => Instant, ask: () => Promise<Instant>): Promise<DatabaseClock> {
    const clock = new DatabaseClock(steady, ask);
    await clock.compare();
    // If the database does not answer, the monotonic clock continues until the next comparison.
    clock.#timer = setInterval(() => void clock.compare().catch(() => undefined), COMPARE_EVERY);
    clock.#timer.unref();
    return clock;
  }

  now(): Instant {
    this.#last = Math.max(this.#last, Math.floor(this.#steady() + this.#ahead));
    return this.#last;
  }

  /** Asks the database what time it is. */
  async compare(): Promise<void> {
    let best = { took: Number.POSITIVE_INFINITY, ahead: this.#ahead };
    for (let time = 0; time < COMPARISONS; time += 1) {
      const before = this.#steady();
      const told = await this.#ask();
      const after = this.#steady();
      if (after - before < best.took) best = { took: after - before, ahead: told - (before + after) / 2 };
    }
    this.#ahead = best.ahead;
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }
}
