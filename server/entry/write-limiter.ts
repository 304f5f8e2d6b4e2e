import type { Logger } from 'pino';
import { refuse, type Refusal } from '../domain/refusal.ts';

/** What is written, or may be: messages, bytes of text, chats started. */
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

/** The writer: the customer, and the pseudonym of their network. */
export interface Writer {
  customerId: string;
  network: string | null;
}

/** The window of a limit, in milliseconds. It begins with the first write. */
const WINDOW_MS = 600_000;
const DAY_MS = 86_400_000;
/** How many times its share a network may write in a day. A person needs no such bound: they write from a network. */
const DAY = 10;

const NOTHING: Written = { messages: 0, bytes: 0, chats: 0 };
const MEASURES = ['messages', 'bytes', 'chats'] as const;

type Sort = 'person' | 'network';

/**
 * Limits what customers write per ten minutes and per day, by person and by network, so that what one network can store
 * is bounded. A person has one running chat at a time, so the limit per person is also the limit per chat.
 *
 * Counted in the memory of each process: a message must not wait for another machine, and several processes multiply a
 * network's limit at the most by their number. Every message passes here, so counting is plain arithmetic, without
 * timers or promises.
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

  /** Counts a write, or refuses it; what is refused is not counted. */
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

  /** Takes back a write that was counted and then refused elsewhere. */
  refund({ customerId, network }: Writer, written: Partial<Written>): void {
    const all = { ...NOTHING, ...written };
    const now = this.time();
    for (const meter of this.#meters.person) meter.refund(customerId, all, now);
    for (const meter of this.#meters.network) meter.refund(network ?? 'unknown', all, now);
  }

  #isFull(of: Sort, name: string, written: Written, now: number): boolean {
    return this.#meters[of].some((meter) => meter.isFull(name, written, now));
  }

  #add(of: Sort, name: string, written: Written, now: number): void {
    for (const meter of this.#meters[of])
      for (const measure of meter.add(name, written, now))
        // With TRUSTED_PROXIES missing, all visitors count as the proxy's network. This is where it shows.
        this.log.warn({ of, measure, name }, 'write limit reached');
  }
}

/** What was written since the window began. */
interface Window extends Written {
  endsAt: number;
}

/** Counts writes by name, each name in its own window of the same length. */
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

  /** Returns the measures that reached their limit with this write. */
  add(name: string, written: Written, now: number): (keyof Written)[] {
    const window = this.#running(name, now) ?? this.#begin(name, now);
    return MEASURES.filter((measure) => {
      const before = window[measure];
      window[measure] = before + written[measure];
      return before < this.#limits[measure] && window[measure] >= this.#limits[measure];
    });
  }

  refund(name: string, written: Written, now: number): void {
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
