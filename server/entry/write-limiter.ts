import type { Logger } from 'pino';
import { refuse, type Refusal } from '../domain/refusal.ts';

/** What somebody writes, or may write: messages, the bytes of their texts, chats that they begin. */
export interface Written {
  messages: number;
  bytes: number;
  chats: number;
}

/** What customers may write in {@link WINDOW_S}; a network may write {@link DAY} times its share in a day. */
export interface WriteLimits {
  person: Written;
  network: Written;
}

/** Whoever writes: the customer, and the name of the network that they come from. */
export interface Writer {
  customerId: string;
  network: string | null;
}

/** Milliseconds in which the limits are counted, from somebody's first writing on. */
const WINDOW_MS = 600_000;
const DAY_MS = 86_400_000;
/** How many times its share a network may write in a day. A person needs no such bound: they write from a network. */
const DAY = 10;

const NOTHING: Written = { messages: 0, bytes: 0, chats: 0 };
const MEASURES = ['messages', 'bytes', 'chats'] as const;

type Sort = 'person' | 'network';

/**
 * Bounds what customers write over minutes and days, by person and by network: what one network can have stored is
 * known, whatever it sends. A person has one running chat at a time, so the bound of a person is that of their chat.
 *
 * Counted in the memory of each process: a message must wait for no other machine, and several processes allow a network
 * so many times its share at the most. Every message passes here, so counting is plain arithmetic, without timers or promises.
 */
export class WriteLimiter {
  readonly #meters: Record<Sort, Meter[]>;

  /** `time` runs on, in milliseconds. */
  constructor(
    { person, network }: WriteLimits,
    private readonly log: Pick<Logger, 'warn'>,
    private readonly time: () => number = () => performance.now(),
  ) {
    this.#meters = {
      person: [new Meter(person, 1, WINDOW_MS)],
      network: [new Meter(network, 1, WINDOW_MS), new Meter(network, DAY, DAY_MS)],
    };
  }

  /** Counts what is about to be written, or says no; what is refused is not counted. */
  refusal({ customerId, network }: Writer, written: Partial<Written>): Refusal | null {
    const all = { ...NOTHING, ...written };
    const place = network ?? 'unknown';
    const now = this.time();
    if (this.#isFull('person', customerId, all, now))
      return refuse('rate_limited', 'You have written very much in the last minutes; wait a while.');
    if (this.#isFull('network', place, all, now))
      return refuse('rate_limited', 'Very much was written from your network lately; wait a while.');
    this.#add('person', customerId, all, now);
    this.#add('network', place, all, now);
    return null;
  }

  /** Takes back what was counted and then not written, so that nobody pays for what was refused. */
  giveBack({ customerId, network }: Writer, written: Partial<Written>): void {
    const all = { ...NOTHING, ...written };
    const now = this.time();
    for (const meter of this.#meters.person) meter.giveBack(customerId, all, now);
    for (const meter of this.#meters.network) meter.giveBack(network ?? 'unknown', all, now);
  }

  #isFull(of: Sort, name: string, written: Written, now: number): boolean {
    return this.#meters[of].some((meter) => meter.isFull(name, written, now));
  }

  #add(of: Sort, name: string, written: Written, now: number): void {
    for (const meter of this.#meters[of])
      for (const measure of meter.add(name, written, now))
        // A proxy whose visitors all count as one network shows here: TRUSTED_PROXIES is missing then.
        this.log.warn({ of, measure, name }, 'write limit reached');
  }
}

/** What somebody has written since their window began. */
interface Window extends Written {
  endsAt: number;
}

/** What everybody of one sort has written, each in a window of their own of the same length. */
class Meter {
  readonly #limits: Written;
  /** In the order in which they end, for each begins as the last one. */
  readonly #windows = new Map<string, Window>();

  constructor(
    { messages, bytes, chats }: Written,
    times: number,
    private readonly lengthMs: number,
  ) {
    this.#limits = { messages: messages * times, bytes: bytes * times, chats: chats * times };
  }

  isFull(name: string, written: Written, now: number): boolean {
    const window = this.#running(name, now);
    if (window === undefined) return false;
    return MEASURES.some((measure) => written[measure] > 0 && window[measure] >= this.#limits[measure]);
  }

  /** Gives the measures that have become full by this. */
  add(name: string, written: Written, now: number): (keyof Written)[] {
    const window = this.#running(name, now) ?? this.#begin(name, now);
    return MEASURES.filter((measure) => {
      const before = window[measure];
      window[measure] = before + written[measure];
      return before < this.#limits[measure] && window[measure] >= this.#limits[measure];
    });
  }

  giveBack(name: string, written: Written, now: number): void {
    const window = this.#running(name, now);
    if (window === undefined) return;
    for (const measure of MEASURES) window[measure] = Math.max(0, window[measure] - written[measure]);
  }

  #running(name: string, now: number): Window | undefined {
    const window = this.#windows.get(name);
    return window !== undefined && now < window.endsAt ? window : undefined;
  }

  #begin(name: string, now: number): Window {
    for (const [ended, { endsAt }] of this.#windows) {
      if (now < endsAt) break;
      this.#windows.delete(ended);
    }
    const window = { ...NOTHING, endsAt: now + this.lengthMs };
    this.#windows.set(name, window);
    return window;
  }
}
