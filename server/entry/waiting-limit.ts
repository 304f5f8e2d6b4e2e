import type { Needs } from '../actions/services.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { ConnectionOrder } from './connection-order.ts';

const FULL = refuse('rate_limited', 'Many customers from your network are waiting already; try again later.');

/**
 * Bounds how many chats of one network wait for an agent at once, so that a single visitor cannot fill the queue of
 * everybody. Messages that are left while nobody is there do not count: those are bounded by the chats that a person and
 * a network may begin in ten minutes and in a day (`WriteLimiter`). The
 * chats are counted in the database: the bound holds over restarts and, but for starts in the same instant, over all
 * processes. Starts of one network come one after another, so that each is counted before the next.
 */
export class WaitingLimit {
  readonly #starts = new ConnectionOrder();

  constructor(private readonly services: Needs<'rules' | 'store.chats'>) {}

  /** Runs `begin` with what speaks against a new chat from this network, if anything does; null is not counted. */
  begin<T>(network: string | null, begin: (objection: Refusal | null) => Promise<T>): Promise<T> {
    if (network === null) return begin(null);
    const { store, rules } = this.services;
    return this.#starts.exclusive(network, async () => {
      const waiting = await store.chats.waitingFrom(network);
      return begin(waiting < rules.waitingPerNetwork ? null : FULL);
    });
  }
}
