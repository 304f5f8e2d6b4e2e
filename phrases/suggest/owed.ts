import { isUnconfirmed, leadsOnTo, unansweredCourtesies, type ClosingEntry } from './closing.ts';
import type { Courtesy, SuggestFacts } from './facts.ts';

/**
 * What the agent owes by now. That an explanation is unconfirmed is said when it has just been given, or when the
 * customer thanks or takes leave: in between they talk about something else, or wait for more, and it can wait.
 * S1(15), S1(18) [P4]
 */
export function owedBy(
  entries: readonly ClosingEntry[],
  onHold: boolean,
): Pick<SuggestFacts, 'unconfirmed' | 'leadsOnTo'> & { unanswered: Courtesy[] } {
  const unanswered = unansweredCourtesies(entries);
  const isMoment = !onHold && (unanswered.length > 0 || entries.at(-1)?.by === 'agent');
  return { unanswered, unconfirmed: isMoment && isUnconfirmed(entries), leadsOnTo: leadsOnTo(entries) };
}
