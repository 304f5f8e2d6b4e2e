import { refuse, type Refusal } from '../../domain/refusal.ts';

/** Passwords hashed at the same time: each takes a thread and 19 MB for some tens of milliseconds. */
const AT_ONCE = 2;
/** Passwords that may wait: from one address, and in total. */
const WAITING_EACH = 100;
const WAITING_MAX = 400;

/** Which queue a password waits in. */
export interface Lane {
  /** The address that it comes from. */
  place: string;
  /** Whether this browser has signed in as the account before. */
  isKnown: boolean;
}

const FULL = refuse('rate_limited', 'Too many people sign in at once; try again in a moment.');

/**
 * Limits concurrent password hashing and its queue, so that guessing or a rush of sign-ins does not slow down the
 * chats. Known browsers go first; the others take turns by address, however many wait from one.
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
      // Unknown browsers that fill the queue must not lock out one that has signed in before.
      if (line.length >= WAITING_EACH || (!lane.isKnown && this.#waiting >= WAITING_MAX)) return FULL;
      this.#waiting += 1;
      // The finished task hands over its slot, so that no newcomer overtakes the queue.
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
