import { refuse, type Refusal } from '../domain/refusal.ts';
import { ReadBudget } from './read-budget.ts';
import type { InFlight } from './in-flight.ts';

/** Concurrent reads of light readers. */
const LIGHT_AT_ONCE = 4;
/** A bucket with more characters than this makes a heavy reader. No single answer is larger. */
const LIGHT_MAX = 250_000;
/** After a heavy read, pause for this many times its duration. */
const PAUSE = 2;
/** Queued reads per person. */
const WAITING_EACH = 100;
/** Overhead of an answer and of each entry beside its text, in characters. */
const WEIGHT = { answer: 500, entry: 100 };

/**
 * Who reads: the person, and whether their connection is still open. Staff always count as light readers: a lead who
 * watches a large floor must not queue behind a flood of visitors.
 */
export interface Client {
  person: string;
  isStaff: boolean;
  connected: () => boolean;
}

/** The part of an answer that is weighed. */
interface Answer {
  entries?: readonly { text?: string }[];
}

interface Waiting {
  isThere: () => boolean;
  /** Reads and answers; resolves with what the answer weighs for this person. */
  read: () => Promise<number>;
  drop: () => void;
}

/** Clock and timers, injected for tests. */
export interface Timers {
  /** Monotonic, ms. */
  now: () => number;
  /** Resolves after this many ms. */
  pause: (ms: number) => Promise<void>;
  /** Resolves after the event loop has run what is ready. */
  turn: () => Promise<void>;
}

/**
 * Fair queue for history reads. One read in flight per person. Light readers go first, up to four at a time; heavy
 * readers run one at a time with a pause after each. With an empty queue, reads run immediately.
 */
export class HistoryReadQueue {
  readonly #budget: ReadBudget;
  readonly #waiting = new Map<string, Waiting[]>();
  /** Round-robin order of persons with queued reads. */
  readonly #light = new Set<string>();
  readonly #heavy = new Set<string>();
  #running = 0;
  #heavyIsRunning = false;

  constructor(
    private readonly timers: Timers,
    private readonly inFlight: InFlight,
  ) {
    this.#budget = new ReadBudget(timers.now);
  }

  /**
   * Runs `look` when it is this person's turn. Refuses if too many of their reads are queued, if they have disconnected,
   * or at shutdown: a queued read is not in flight, and the client asks the next process again.
   */
  read<T extends object>(
    { person, isStaff, connected }: Client,
    look: () => Promise<T>,
  ): Promise<T | Refusal> {
    return new Promise((resolve, reject) => {
      const own = this.#waiting.get(person);
      const full = own !== undefined && own.length >= WAITING_EACH;
      if (full) return resolve(refuse('rate_limited', 'Too much is being read at once; wait a moment.'));
      const one: Waiting = {
        isThere: () => connected() && !this.inFlight.isDraining,
        read: async () => {
          try {
            const answer = await look();
            resolve(answer);
            return isStaff ? 0 : weightOf(answer);
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
            return 0;
          }
        },
        drop: () => resolve(refuse('unavailable', 'One of us has gone.')),
      };
      if (own) own.push(one);
      else {
        this.#waiting.set(person, [one]);
        this.#enqueue(person);
      }
      this.#serve();
    });
  }

  #enqueue(person: string): void {
    (this.#budget.of(person) < LIGHT_MAX ? this.#light : this.#heavy).add(person);
  }

  #serve(): void {
    for (const person of this.#light) {
      if (this.#running >= LIGHT_AT_ONCE) break;
      this.#light.delete(person);
      this.#running += 1;
      void this.#next(person).then(() => {
        this.#running -= 1;
        this.#serve();
      });
    }
    const [heavy] = this.#heavy;
    if (heavy === undefined || this.#heavyIsRunning) return;
    this.#heavy.delete(heavy);
    this.#heavyIsRunning = true;
    void this.#withPause(heavy).then(() => {
      this.#heavyIsRunning = false;
      this.#serve();
    });
  }

  async #withPause(person: string): Promise<void> {
    const began = this.timers.now();
    await this.#next(person);
    if (this.#heavy.size > 0) await this.timers.pause(PAUSE * (this.timers.now() - began));
  }

  /** Runs one read of a person, then re-queues them if they have more. */
  async #next(person: string): Promise<void> {
    const own = this.#waiting.get(person) ?? [];
    let one = own.shift();
    for (; one && !one.isThere(); one = own.shift()) one.drop();
    if (one) {
      this.#budget.add(person, await one.read());
      // Serializing and sending the answer belongs to its cost.
      await this.timers.turn();
    }
    if (own.length > 0) this.#enqueue(person);
    else this.#waiting.delete(person);
  }
}

function weightOf({ entries = [] }: Answer): number {
  let characters = WEIGHT.answer + entries.length * WEIGHT.entry;
  for (const { text = '' } of entries) characters += text.length;
  return characters;
}
