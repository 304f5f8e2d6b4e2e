import type { Needs } from '../actions/services.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { ConnectionOrder } from './connection-order.ts';

const FULL = refuse('rate_limited', 'Many customers from your network are waiting already; try again later.');

/**
 * Limits how many chats of one network wait for an agent, so that one visitor cannot fill the queue. Messages left
 * outside service hours do not count; `WriteLimiter` bounds them by the number of chats that a person and a network may
 * start. Waiting chats are counted in the database, so the limit survives restarts and holds over all processes, except
 * for starts in the same instant. Starts of one network run one after another, so that each is counted before the next.
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
