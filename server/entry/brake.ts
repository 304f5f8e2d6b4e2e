import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How many of an event one connection may send in a window of ten seconds; far above what people do. */
const PER_WINDOW: Record<string, number> = { message: 2000, note: 200, start: 100, hello: 100, sync: 300 };
const OTHERWISE = 600;
const WINDOW_S = 10;

/** Keeps one connection from costing the others their service. */
export class Brake {
  private readonly limiters = new Map<string, RateLimiterMemory>();

  /** Counts one event of one connection; true if it is one too many. */
  async isTooFast(connection: string, event: string): Promise<boolean> {
    try {
      await this.limiter(event).consume(connection);
      return false;
    } catch (error) {
      if (error instanceof RateLimiterRes) return true;
      throw error;
    }
  }

  private limiter(event: string): RateLimiterMemory {
    const known = this.limiters.get(event);
    if (known) return known;
    const fresh = new RateLimiterMemory({ points: PER_WINDOW[event] ?? OTHERWISE, duration: WINDOW_S });
    this.limiters.set(event, fresh);
    return fresh;
  }
}
