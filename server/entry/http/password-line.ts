import { refuse, type Refusal } from '../../domain/refusal.ts';

/** Passwords that are hashed at once: each takes a thread and 19 MB for some tens of milliseconds. */
const AT_ONCE = 2;
/** Passwords that may wait: from one place, and in all. */
const WAITING_EACH = 100;
const WAITING_MAX = 400;

/** Whose turn it is. */
export interface Lane {
  /** Where they come from. */
  place: string;
  /** Whether their browser has signed in as this account before. */
  isKnown: boolean;
}

const FULL = refuse('rate_limited', 'Too many people sign in at once; try again in a moment.');

/**
 * Lets few passwords be hashed at once and few wait, so that neither guesses nor a crowd at the door cost the chats
 * their service. Known browsers go first; of the others each place has its turn, however many wait from one.
 */
export class PasswordLine {
  #running = 0;
  #waiting = 0;
  readonly #known: (() => void)[] = [];
  /** By place, in the order in which they have their turn. */
  readonly #others = new Map<string, (() => void)[]>();

  /** Runs a task in its turn; refuses it if too many wait. */
  async run<T>(lane: Lane, task: () => Promise<T>): Promise<T | Refusal> {
    if (this.#running >= AT_ONCE) {
      const line = this.#lineOf(lane);
      // Strangers who fill the line never keep out a browser that has signed in before.
      if (line.length >= WAITING_EACH || (!lane.isKnown && this.#waiting >= WAITING_MAX)) return FULL;
      this.#waiting += 1;
      // Its place among those that run is handed on, so nobody slips in between.
      await new Promise<void>((resolve) => line.push(resolve));
    } else this.#running += 1;
    try {
      return await task();
    } finally {
      this.#next();
    }
  }

  #lineOf({ place, isKnown }: Lane): (() => void)[] {
    if (isKnown) return this.#known;
    const line = this.#others.get(place) ?? [];
    this.#others.set(place, line);
    return line;
  }

  #next(): void {
    const begin = this.#known.shift() ?? this.#nextOther();
    if (begin) {
      this.#waiting -= 1;
      begin();
    } else this.#running -= 1;
  }

  #nextOther(): (() => void) | undefined {
    for (const [place, line] of this.#others) {
      this.#others.delete(place);
      const begin = line.shift();
      if (line.length > 0) this.#others.set(place, line);
      if (begin) return begin;
    }
    return undefined;
  }
}
