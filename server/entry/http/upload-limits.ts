import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { limiterOf, type SharedCounts } from './throttles.ts';

/** Uploads at once: of one person, one network, one process. */
const AT_ONCE = { person: 4, network: 16, all: 48 };

/** Uploads in ten minutes. */
const PER_PERSON = 120;
const PER_NETWORK = 1200;
const WINDOW_S = 600;
const DAY_S = 86_400;

/** Bytes are counted in units of this, so that a day of a network stays a small number. */
const UNIT = 1000;

const TOO_MANY = refuse('rate_limited', 'Too many files at once; wait a moment.');
const ENOUGH = refuse('rate_limited', 'Very much was sent from your network today; try again tomorrow.');

/** Who uploads: a customer or an account, and the pseudonym of their network. */
export interface From {
  person: string;
  network: string;
}

/**
 * Limits how much is uploaded: by person and network for all processes together, at once for each process. What one
 * customer sends in a day is counted by the database.
 */
export class UploadLimits {
  readonly #persons: RateLimiterAbstract;
  readonly #networks: RateLimiterAbstract;
  readonly #bytes: RateLimiterAbstract;
  readonly #atOnce = new Map<string, number>();

  /** `perNetwork`: bytes in a day. */
  constructor(perNetwork: number, shared: SharedCounts | null) {
    const points = Math.ceil(perNetwork / UNIT);
    this.#bytes = limiterOf(shared, 'uploads:day', { points, duration: DAY_S });
    this.#persons = limiterOf(shared, 'uploads:person', { points: PER_PERSON, duration: WINDOW_S });
    this.#networks = limiterOf(shared, 'uploads:network', { points: PER_NETWORK, duration: WINDOW_S });
  }

  /** Counts an upload that begins, or refuses it. Call `ended` when it is over. */
  async begin({ person, network }: From): Promise<{ ended: (bytes: number) => void } | Refusal> {
    const names = [
      ['all', AT_ONCE.all],
      [`person ${person}`, AT_ONCE.person],
      [`network ${network}`, AT_ONCE.network],
    ] as const;
    if (names.some(([name, most]) => (this.#atOnce.get(name) ?? 0) >= most)) return TOO_MANY;
    for (const [name] of names) this.#atOnce.set(name, (this.#atOnce.get(name) ?? 0) + 1);
    const over = (): void => {
      for (const [name] of names) {
        const left = (this.#atOnce.get(name) ?? 1) - 1;
        if (left > 0) this.#atOnce.set(name, left);
        else this.#atOnce.delete(name);
      }
    };
    const refusal = await this.#refusal(person, network);
    if (refusal !== null) {
      over();
      return refusal;
    }
    return {
      ended: (bytes) => {
        over();
        if (bytes > 0) void this.#bytes.penalty(network, Math.ceil(bytes / UNIT));
      },
    };
  }

  async #refusal(person: string, network: string): Promise<Refusal | null> {
    const day = await this.#bytes.get(network);
    if (day !== null && day.remainingPoints <= 0) return ENOUGH;
    try {
      await this.#persons.consume(person);
      await this.#networks.consume(network);
      return null;
    } catch (error) {
      if (error instanceof RateLimiterRes) return TOO_MANY;
      throw error;
    }
  }
}
