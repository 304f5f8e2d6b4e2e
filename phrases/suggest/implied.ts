import { halfWidth } from '../text.ts';
import { type SeenSituation, type SuggestFacts, likelyFrom } from './facts.ts';

const hello =
  /^[\s\S]{0,12}?(?:(?:您|你)们?好|(?:早上|上午|中午|下午|晚上)好|\b(?:hi|hello|hey|good (?:morning|afternoon|evening))\b)/iu;

/** A repeated complaint is overdue or not by the register, whatever the customer says. */
export function correct<Seen extends SeenSituation>(seen: Seen, facts: SuggestFacts): Seen {
  if (seen.id === 'complaint_repeat' && facts.complaint === 'overdue') {
    return { ...seen, id: 'complaint_overdue' };
  }
  if (seen.id === 'complaint_overdue' && facts.complaint === 'open') {
    return { ...seen, id: 'complaint_repeat' };
  }
  return seen;
}

/** Most certain first, except that whoever threatens with what makes a crisis, else who likely demands the lead, is answered before all else. S2, S3 [P6] */
export function byWeight<Seen extends SeenSituation>(seen: readonly Seen[]): Seen[] {
  const sorted = [...seen].sort((a, b) => b.score - a.score);
  const isAt = (asked: string) => sorted.findIndex(({ id, score }) => id === asked && score >= likelyFrom);
  const demand = isAt('threat') >= 0 ? isAt('threat') : isAt('escalation');
  return demand > 0 ? [...sorted.splice(demand, 1), ...sorted] : sorted;
}

/**
 * The situations to suggest for: silence first, then those recognised, then what the chat's state adds. A greeting is for
 * a customer who has not said yet what it is about, and whom nobody has greeted. S3
 */
export function implied(recognised: readonly string[], facts: SuggestFacts): string[] {
  const seen = recognised.flatMap(checked(facts));
  const opens = facts.said.length === 0 && seen.length === 0 && !isPastGreeting(facts);
  return [
    ...new Set([
      ...(facts.silent === true ? ['customer_silent'] : []),
      ...(facts.notUnderstood === true && !seen.includes('escalation') ? ['apology'] : []),
      ...seen,
      ...owedIn(seen, facts),
      ...(facts.contactGiven === true ? [answerToContact(facts)] : []),
      ...(facts.onHold === true ? ['hold_on'] : []),
      ...(opens ? ['greeting'] : []),
    ]),
  ];
}

/** Courtesies without an answer, and the steps that the chat has come to. [P4] */
function owedIn(
  seen: readonly string[],
  { unanswered = [], unconfirmed, leadsOnTo }: SuggestFacts,
): string[] {
  const answersThanks = seen.includes('praise') || seen.includes('thanks');
  return [
    ...(unanswered.includes('thanks') && !answersThanks ? ['thanks'] : []),
    ...(unanswered.includes('goodbye') ? ['farewell'] : []),
    ...(unconfirmed === true ? ['confirm_understood'] : []),
    ...(leadsOnTo ? [leadsOnTo] : []),
  ];
}

/** Whether the customer has said what it is about, or has been greeted. S3 */
export function isPastGreeting({ said, saidPhrases, matterStated }: SuggestFacts): boolean {
  if (matterStated === true) return true;
  return (
    saidPhrases.some((id) => id.startsWith('greeting.')) || said.some((text) => hello.test(halfWidth(text)))
  );
}

/** One customer's word makes no outage: a fault is taken down first, until several report one. S3 */
function checked({ outage }: SuggestFacts): (id: string) => string[] {
  return (id) => (id === 'fault_outage' && outage !== true ? ['fault', id] : [id]);
}

/** A contact was asked for because there was no answer yet, or the customer gives it by themselves. S1(16), S3 */
function answerToContact({ saidPhrases }: SuggestFacts): string {
  return saidPhrases.some((id) => id.startsWith('cannot_answer_now.')) ? 'cannot_answer_now' : 'ask_contact';
}
