import type { ClosingEntry } from './closing.ts';
import { isUnconfirmed, unansweredCourtesies } from './closing.ts';
import type { SuggestFacts } from './facts.ts';

/**
 * What the agent owes by now. That an explanation is unconfirmed is said when it has just been given, or when the
 * customer thanks or takes leave: in between they talk about something else, and it can wait. S1(15), S1(18) [P4]
 */
export function owedBy(entries: readonly ClosingEntry[]): Pick<SuggestFacts, 'unanswered' | 'unconfirmed'> & {
  unanswered: NonNullable<SuggestFacts['unanswered']>;
} {
  const unanswered = unansweredCourtesies(entries);
  const isMoment = unanswered.length > 0 || entries.at(-1)?.by === 'agent';
  return { unanswered, unconfirmed: isMoment && isUnconfirmed(entries) };
}
