import type { Answer } from '../../../protocol/errors.ts';
import { isRecord } from '../store/kept.ts';

/** What was asked for last, until it is answered. */
let last: { asked: string; answer: Promise<unknown> } | null = null;

/**
 * Does something that stores, once: the same again while it is under way and nothing else was asked for meanwhile (a
 * double press) shares the answer of the first.
 */
export function onceInFlight(asked: string, act: () => Promise<unknown>): Promise<unknown> {
  if (last?.asked === asked) return last.answer;
  const answer = act().finally(() => {
    if (last?.answer === answer) last = null;
  });
  last = { asked, answer };
  return answer;
}

/** Our own server answers by the types of `protocol/`, which both sides are compiled against; more is not asked here. */
export function isAnswer<T>(value: unknown): value is Answer<T> {
  return isRecord(value) && typeof value['ok'] === 'boolean';
}

/**
 * The name under which something is asked to be stored. The same again, while it is not known to have been carried out,
 * goes under the same name, so that the desk stores it once: a second press, or one after an answer that was lost.
 */
export class Attempt {
  #last: { asked: string; clientId: string } | null = null;

  /** The name for what is asked. */
  nameFor(what: object): string {
    const asked = JSON.stringify(what);
    if (this.#last?.asked !== asked) this.#last = { asked, clientId: crypto.randomUUID() };
    return this.#last.clientId;
  }

  /** It was carried out: what is asked next is something else, whatever it says. */
  done(): void {
    this.#last = null;
  }
}
