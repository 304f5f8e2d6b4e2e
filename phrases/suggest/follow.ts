import { isPhraseOf, NEEDED_SITUATIONS } from '../needed-ids.ts';
import type { Manual, NextStep, Phrase, Situation } from '../manual.ts';
import { situationIdOf } from '../own-phrase.ts';
import { hold } from './conditions.ts';
import type { Barrable, OfferedStep, SuggestFacts } from './facts.ts';

/** The step that the procedure has next: of the situation at hand, or else of the last phrase that was said. */
export function nextStep(
  manual: Manual,
  top: Situation | undefined,
  facts: SuggestFacts,
): OfferedStep | undefined {
  const situation = top ?? lastSpokenOf(manual, facts);
  const step = situation?.next.find((one) => isOpen(one, situation, facts));
  return (
    step && { id: step.id, kind: situationOf(manual, step.id) ? 'situation' : 'action', text: step.text }
  );
}

/** The situations that follow this one by the manual and have not been dealt with yet. */
export function openFollowUps(
  manual: Manual,
  top: Situation,
  facts: SuggestFacts,
  wasSaid: (phrase: Phrase) => boolean,
): Situation[] {
  return top.next
    .filter((step) => isOpen(step, top, facts))
    .flatMap(({ id }) => situationOf(manual, id) ?? [])
    .filter(({ phrases }) => !phrases.some(wasSaid));
}

function isOpen(step: NextStep, situation: Situation, facts: SuggestFacts): boolean {
  return hold(step.when, situation, facts) && !isBarred(step, situation, facts) && !isDone(step.id, facts);
}

/** What the desk would refuse is no next step. To ask the lead is to hand over to them, save for a close. [P3] [P6] */
function isBarred({ id }: NextStep, situation: Situation, { barred }: SuggestFacts): boolean {
  const act = id === 'ask_lead' && situation.id !== NEEDED_SITUATIONS.abuse ? 'transfer' : barrable(id);
  return act !== undefined && barred?.has(act) === true;
}

function barrable(id: string): Barrable | undefined {
  return (['ask_lead', 'begin_crisis', 'close', 'start_hold', 'transfer', 'warn'] as const).find(
    (one) => one === id,
  );
}

function isDone(id: string, { customer, saidPhrases, onHold, alwaysOpen }: SuggestFacts): boolean {
  switch (id) {
    case 'identify_customer':
      return Boolean(customer.surname);
    case 'ask_contact':
      return Boolean(customer.phone ?? customer.contact);
    case 'start_hold':
      return onHold === true;
    case 'take_message':
      return alwaysOpen === true;
    case 'anything_else':
      return saidPhrases.some((phrase) => isPhraseOf(NEEDED_SITUATIONS.anythingElse, phrase));
    default:
      return false;
  }
}

function lastSpokenOf(manual: Manual, { saidPhrases }: SuggestFacts): Situation | undefined {
  const last = saidPhrases.at(-1);
  return last === undefined ? undefined : situationOf(manual, situationIdOf(last));
}

function situationOf(manual: Manual, id: string): Situation | undefined {
  return manual.situations.find((situation) => situation.id === id);
}
