import { NEEDED_SITUATIONS } from '../needed-ids.ts';
import type { Condition, Situation } from '../manual.ts';
import type { SuggestFacts } from './facts.ts';

/** Whether all conditions of a phrase or next step hold now. */
export function hold(needed: readonly Condition[], situation: Situation, facts: SuggestFacts): boolean {
  const nth = turnOf(situation, facts);
  return needed.every((condition) => tests[condition](facts, situation, nth));
}

/** The how-manieth time it is: foul language is counted by the chat [P3], everything else by what was said of it. */
function turnOf(situation: Situation, facts: SuggestFacts): number {
  if (situation.id === NEEDED_SITUATIONS.abuse) {
    return Math.max(1, facts.foulCount);
  }
  return 1 + new Set(facts.saidPhrases.filter((id) => belongs(id, situation))).size;
}

function belongs(phraseId: string, situation: Situation): boolean {
  return phraseId.startsWith(`${situation.id}.`);
}

type Test = (facts: SuggestFacts, situation: Situation, nth: number) => boolean;

const tests: Readonly<Record<Condition, Test>> = {
  morning: ({ localHour }) => localHour >= 5 && localHour < 12,
  afternoon: ({ localHour }) => localHour >= 12 && localHour < 18,
  evening: ({ localHour }) => localHour >= 18 || localHour < 5,
  first: (_, __, nth) => nth === 1,
  second: (_, situation, nth) => nth === 2 || (nth > 2 && !hasThird(situation)),
  third: (_, __, nth) => nth >= 3,
  granted: ({ closeGranted }) => closeGranted === true,
  // Nobody known to be asked for: both answers are offered to whoever insists, with the number left blank.
  online: ({ namedAgent }) => namedAgent?.online ?? true,
  offline: ({ namedAgent }, _, nth) => (namedAgent ? !namedAgent.online : nth > 1),
  name_known: ({ customer }) => Boolean(customer.surname && customer.title),
  contact_known: ({ customer }) => Boolean(customer.phone ?? customer.contact),
  pending_known: ({ pending }) => Boolean(pending),
  returning: (facts, situation) => isReturning(situation, facts),
  always_open: ({ alwaysOpen }) => alwaysOpen === true,
  asks_for_person: ({ asksForPerson }) => asksForPerson === true,
  contact_given: ({ contactGiven }) => contactGiven === true,
  not_understood: ({ notUnderstood }) => notUnderstood === true,
};

function hasThird(situation: Situation): boolean {
  return situation.phrases.some(({ when }) => when.includes('third'));
}

/** On hold by the chat's word, or because the last phrase sent asked the customer to wait. */
function isReturning(situation: Situation, facts: SuggestFacts): boolean {
  const last = situation.phrases.find(({ id }) => id === facts.saidPhrases.at(-1));
  return facts.onHold ?? (last !== undefined && !last.when.includes('returning'));
}
