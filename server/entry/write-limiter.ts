import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
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

/** Seconds in which the limits are counted. */
const WINDOW_S = 600;
const DAY_S = 86_400;
/** How many times its share a network may write in a day. A person needs no such bound: they write from a network. */
const DAY = 10;

const NOTHING: Written = { messages: 0, bytes: 0, chats: 0 };
const MEASURES = ['messages', 'bytes', 'chats'] as const;

/** One measure in one window, for everybody of one sort. */
interface Meter {
  measure: keyof Written;
  limiter: RateLimiterMemory;
  /** Those who have written as much as they may, until their window ends. */
  full: Set<string>;
}

/**
 * Bounds what customers write over minutes and days, by person and by network: what one network can have stored is
 * known, whatever it sends. A person has one running chat at a time, so the bound of a person is that of their chat.
 *
 * Counted in the memory of each process: a message must wait for no other machine, and several processes allow a network
 * so many times its share at the most. Counting happens at the end of the tick, whoever writes is only compared with those
 * who are over; a limit is therefore passed by what comes within one tick.
 */
export class WriteLimiter {
  readonly #meters: Record<'person' | 'network', Meter[]>;
  readonly #uncounted = { person: new Map<string, Written>(), network: new Map<string, Written>() };
  #isDue = false;

  constructor(
    { person, network }: WriteLimits,
    private readonly log: Pick<Logger, 'warn'>,
  ) {
    this.#meters = {
      person: metersOf(person, 1, WINDOW_S),
      network: [...metersOf(network, 1, WINDOW_S), ...metersOf(network, DAY, DAY_S)],
    };
  }

  /** Counts what is about to be written, or says no; what is refused is not counted. */
  refusal({ customerId, network }: Writer, written: Partial<Written>): Refusal | null {
    const all = { ...NOTHING, ...written };
    const place = network ?? 'unknown';
    if (this.#isFull('person', customerId, all))
      return refuse('rate_limited', 'You have written very much in the last minutes; wait a while.');
    if (this.#isFull('network', place, all))
      return refuse('rate_limited', 'Very much was written from your network lately; wait a while.');
    this.#add('person', customerId, all);
    this.#add('network', place, all);
    return null;
  }

  /** Takes back what was counted and then not written, so that nobody pays for what was refused. */
  giveBack({ customerId, network }: Writer, written: Partial<Written>): void {
    const all = { ...NOTHING, ...written };
    for (const [of, name] of [
      ['person', customerId],
      ['network', network ?? 'unknown'],
    ] as const)
      for (const { measure, limiter } of this.#meters[of])
        if (all[measure] > 0) void limiter.reward(name, all[measure]);
  }

  #isFull(of: 'person' | 'network', name: string, written: Written): boolean {
    return this.#meters[of].some(({ measure, full }) => written[measure] > 0 && full.has(name));
  }

  #add(of: 'person' | 'network', name: string, { messages, bytes, chats }: Written): void {
    const before = this.#uncounted[of].get(name) ?? NOTHING;
    this.#uncounted[of].set(name, {
      messages: before.messages + messages,
      bytes: before.bytes + bytes,
      chats: before.chats + chats,
    });
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => this.#count());
  }

  #count(): void {
    this.#isDue = false;
    this.#countAll('person');
    this.#countAll('network');
  }

  #countAll(of: 'person' | 'network'): void {
    for (const [name, written] of this.#uncounted[of])
      for (const meter of this.#meters[of])
        if (written[meter.measure] > 0) void this.#consume(of, meter, name, written[meter.measure]);
    this.#uncounted[of].clear();
  }

  async #consume(of: 'person' | 'network', meter: Meter, name: string, points: number): Promise<void> {
    const state = await meter.limiter.consume(name, points).catch((over: unknown) => over);
    if (!(state instanceof RateLimiterRes) || state.consumedPoints < meter.limiter.points) return;
    if (meter.full.has(name)) return;
    meter.full.add(name);
    setTimeout(() => meter.full.delete(name), state.msBeforeNext).unref();
    // A proxy whose visitors all count as one network shows here: TRUSTED_PROXIES is missing then.
    this.log.warn({ of, measure: meter.measure, name }, 'as much was written as is taken for now');
  }
}

function metersOf(limits: Written, times: number, duration: number): Meter[] {
  return MEASURES.map((measure) => ({
    measure,
    limiter: new RateLimiterMemory({ points: limits[measure] * times, duration }),
    full: new Set(),
  }));
}
