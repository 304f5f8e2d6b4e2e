/** What leaks away of a debt, in characters a millisecond: 40,000 a second, more than a person reads. */
const LEAK = 40;
/** From one clearing of what has leaked away to the next, in milliseconds. */
const CLEAR_MS = 1000;

/** How much each person has been given to read lately, in characters. What is not repeated is forgotten by itself. */
export class ReadBudget {
  readonly #until = new Map<string, number>();
  #clearAt = 0;

  constructor(private readonly time: () => number) {}

  of(person: string): number {
    return Math.max(0, (this.#until.get(person) ?? 0) - this.time()) * LEAK;
  }

  /** Adds to what somebody has been given. */
  add(person: string, characters: number): void {
    const now = this.time();
    // Kept as the moment at which it is gone: that needs no second number, and no clock that visits everybody.
    this.#until.set(person, Math.max(now, this.#until.get(person) ?? 0) + characters / LEAK);
    if (now < this.#clearAt) return;
    this.#clearAt = now + CLEAR_MS;
    for (const [one, until] of this.#until) if (until <= now) this.#until.delete(one);
  }
}
