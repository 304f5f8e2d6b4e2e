import type { SeenSituation, SuggestFacts } from './facts.ts';

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

/** The situations to suggest for: silence first, then those recognised, then what the chat's state adds. */
export function implied(seen: readonly string[], facts: SuggestFacts): string[] {
  const answersThanks = seen.includes('praise') || seen.includes('thanks');
  const owed = facts.unanswered ?? [];
  return [
    ...new Set([
      ...(facts.silent === true ? ['customer_silent'] : []),
      ...seen,
      ...(owed.includes('thanks') && !answersThanks ? ['thanks'] : []),
      ...(owed.includes('goodbye') ? ['farewell'] : []),
      ...(facts.unconfirmed === true ? ['confirm_understood'] : []),
      ...(facts.leadsOnTo ? [facts.leadsOnTo] : []),
      ...(facts.contactGiven === true ? ['cannot_answer_now'] : []),
      ...(facts.onHold === true ? ['hold_on'] : []),
      ...(facts.said.length === 0 ? ['greeting'] : []),
    ]),
  ];
}
