import { setTimeout as pass } from 'node:timers/promises';
import type { Answer } from '../../protocol/errors.ts';
import { CannotReplay } from './connected.ts';

/** How long one answer may take before the same is asked again. */
const ANSWER_MS = 8000;
const TRIES = 8;
const PAUSE_MS = 300;

/**
 * Asks until there is an answer, as a real client does: after a lost connection, or when asked to wait, the same
 * request goes again; its clientId makes that harmless. A refusal ends the replay.
 */
export async function persist<T>(what: string, request: () => Promise<Answer<T>>): Promise<T> {
  const answer = await insist(what, request);
  if (answer.ok) return answer;
  throw new CannotReplay(`${what} was refused: ${answer.error.code} (${answer.error.message})`);
}

/** As {@link persist}, but a refusal is an answer too. */
export async function insist<T>(what: string, request: () => Promise<Answer<T>>): Promise<Answer<T>> {
  return untilThere(what, async () => {
    const answer = await Promise.race([request(), pass(ANSWER_MS, null, { ref: false })]);
    return answer === null || isForNow(answer) ? null : answer;
  });
}

/** Tries again, a little later each time, while there is an error or nothing. */
export async function untilThere<T>(what: string, request: () => Promise<T | null>): Promise<T> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const outcome = await request().catch(() => null);
    if (outcome !== null) return outcome;
    await pass(PAUSE_MS * tries);
  }
  throw new CannotReplay(`${what} was not answered.`);
}

function isForNow(answer: Answer<unknown>): boolean {
  return !answer.ok && (answer.error.code === 'rate_limited' || answer.error.code === 'unavailable');
}
