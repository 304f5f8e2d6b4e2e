/** Leak rate, characters per millisecond: 40,000 a second, more than a person reads. */
const LEAK = 40;
/** How often empty buckets are removed, ms. */
const CLEAR_MS = 1000;

/** Leaky bucket per person: how many characters of history they have read lately. `time` is monotonic, ms. */
export class ReadBudget {
  readonly #until = new Map<string, number>();
  #clearAt = 0;

  constructor(private readonly time: () => number) {}

  /** What is in this person's bucket now, in characters. */
  of(person: string): number {
    return Math.max(0, (this.#until.get(person) ?? 0) - this.time()) * LEAK;
  }

  /** Adds what a person has just read. */
  add(person: string, characters: number): void {
    const now = this.time();
    // Stored as the time at which the bucket is empty, so there is no second field and no timer.
    this.#until.set(person, Math.max(now, this.#until.get(person) ?? 0) + characters / LEAK);
    if (now < this.#clearAt) return;
    this.#clearAt = now + CLEAR_MS;
    for (const [one, until] of this.#until) if (until <= now) this.#until.delete(one);
  }
}
