import type { Answer } from '../../../protocol/errors.ts';
import { isRecord } from '../store/browser-storage.ts';

/** The last request, until it is answered. */
let last: { asked: string; answer: Promise<unknown> } | null = null;

/**
 * Runs a writing request, unless the same one was the last and is still in flight, as after a double press: then it
 * returns the promise of the first.
 */
export function onceInFlight(asked: string, act: () => Promise<unknown>): Promise<unknown> {
  if (last?.asked === asked) return last.answer;
  const answer = act().finally(() => {
    if (last?.answer === answer) last = null;
  });
  last = { asked, answer };
  return answer;
}

/** Checks only the outer shape: server and client are compiled against the same types of `protocol/`. */
export function isAnswer<T>(value: unknown): value is Answer<T> {
  return isRecord(value) && typeof value['ok'] === 'boolean';
}

/**
 * Gives a request to store something its idempotency key. Equal requests have the same key until one is known to have
 * succeeded, so that the server stores it once, also after a second press or a lost answer.
 */
export class Attempt {
  #last: { asked: string; clientId: string } | null = null;

  /** The idempotency key for a request. */
  nameFor(what: object): string {
    const asked = JSON.stringify(what);
    if (this.#last?.asked !== asked) this.#last = { asked, clientId: crypto.randomUUID() };
    return this.#last.clientId;
  }

  /** Marks the request as carried out: the next one gets a new key even if it is equal. */
  done(): void {
    this.#last = null;
  }
}
