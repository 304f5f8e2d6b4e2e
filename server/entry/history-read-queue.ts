import { refuse, type Refusal } from '../domain/refusal.ts';
import { ReadBudget } from './read-budget.ts';
import type { InFlight } from './in-flight.ts';

/** Readings of people who read little that run at once. */
const LITTLE_AT_ONCE = 4;
/** Who has been given more characters than this lately waits behind those who have not: no whole answer is larger. */
const LITTLE = 250_000;
/** After a reading for somebody who reads much comes a pause of this many times what it took. */
const PAUSE = 2;
/** Readings of one person that may wait. */
const WAITING_EACH = 100;
/** What an answer weighs beside its texts, and each entry beside its text; in characters. */
const WEIGHT = { answer: 500, entry: 100 };

/**
 * Whoever asks: the person, and whether the connection that they asked on is still there. Staff never count as having
 * read much: they are signed in, and whoever watches a large floor shall not stand in line behind a flood.
 */
export interface Client {
  person: string;
  isStaff: boolean;
  connected: () => boolean;
}

/** What answers to readings may hold. */
interface Answer {
  entries?: readonly { text?: string }[];
}

interface Waiting {
  isThere: () => boolean;
  /** Reads and answers; resolves with what the answer weighs for this person. */
  read: () => Promise<number>;
  drop: () => void;
}

/** Time as it passes for this process, and the ways to let it pass. */
export interface Timers {
  now: () => number;
  /** Resolves after so many milliseconds. */
  pause: (ms: number) => Promise<void>;
  /** Resolves when all that is ready has had its turn. */
  turn: () => Promise<void>;
}

/**
 * Lets histories be read in turn, so that nobody's reading costs others their service: of each person one at a time,
 * first those who have read little lately, some at once; then, one by one and with pauses, those who have read much.
 * Where nobody waits nobody is kept.
 */
export class HistoryReadQueue {
  readonly #debts: ReadBudget;
  readonly #waiting = new Map<string, Waiting[]>();
  /** Persons whose turn comes, in that order. */
  readonly #little = new Set<string>();
  readonly #much = new Set<string>();
  #running = 0;
  #muchIsRead = false;

  constructor(
    private readonly passing: Timers,
    private readonly inFlight: InFlight,
  ) {
    this.#debts = new ReadBudget(passing.now);
  }

  /**
   * Reads when it is this person's turn; says no if too many of theirs wait, if they have gone meanwhile, or if the
   * process goes: what waits is no work in hand, and whoever serves next is asked anew.
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
        this.#line(person);
      }
      this.#serve();
    });
  }

  #line(person: string): void {
    (this.#debts.of(person) < LITTLE ? this.#little : this.#much).add(person);
  }

  #serve(): void {
    for (const person of this.#little) {
      if (this.#running >= LITTLE_AT_ONCE) break;
      this.#little.delete(person);
      this.#running += 1;
      void this.#next(person).then(() => {
        this.#running -= 1;
        this.#serve();
      });
    }
    const [greedy] = this.#much;
    if (greedy === undefined || this.#muchIsRead) return;
    this.#much.delete(greedy);
    this.#muchIsRead = true;
    void this.#withPause(greedy).then(() => {
      this.#muchIsRead = false;
      this.#serve();
    });
  }

  async #withPause(person: string): Promise<void> {
    const began = this.passing.now();
    await this.#next(person);
    if (this.#much.size > 0) await this.passing.pause(PAUSE * (this.passing.now() - began));
  }

  /** One reading of a person; behind it their next one lines up anew. */
  async #next(person: string): Promise<void> {
    const own = this.#waiting.get(person) ?? [];
    let one = own.shift();
    for (; one && !one.isThere(); one = own.shift()) one.drop();
    if (one) {
      this.#debts.add(person, await one.read());
      // What the answer still costs, to be made into bytes and sent, belongs to it.
      await this.passing.turn();
    }
    if (own.length > 0) this.#line(person);
    else this.#waiting.delete(person);
  }
}

function weightOf({ entries = [] }: Answer): number {
  let characters = WEIGHT.answer + entries.length * WEIGHT.entry;
  for (const { text = '' } of entries) characters += text.length;
  return characters;
}
