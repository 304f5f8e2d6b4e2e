/** How many of an event one connection may send in a window of ten seconds; far above what people do. */
const PER_WINDOW: Record<string, number> = {
  message: 2000,
  note: 200,
  start: 100,
  hello: 100,
  sync: 300,
  /** All events together, known ones or not. */
  anything: 8000,
};
const OTHERWISE = 600;
const WINDOW_MS = 10_000;

/** Keeps one connection from costing the others their service. Time that it counts in runs on, in milliseconds. */
export class RateLimiter {
  private counts = new Map<string, number>();
  private windowEnds = 0;

  constructor(private readonly time: () => number) {}

  /** Counts one event of one connection; true if it is one too many. */
  isTooFast(connection: string, event: string): boolean {
    // One window for all, and forgotten as one: nothing is kept for connections that have gone or are silent.
    if (this.time() >= this.windowEnds) {
      this.windowEnds = this.time() + WINDOW_MS;
      this.counts = new Map();
    }
    const key = `${event} ${connection}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count > (PER_WINDOW[event] ?? OTHERWISE);
  }
}
