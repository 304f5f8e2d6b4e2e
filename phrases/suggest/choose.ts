import type { Condition, Phrase, Situation } from '../manual.ts';
import { ownIdIn } from '../own-phrase.ts';
import { byUse } from './by-use.ts';
import { hold } from './conditions.ts';
import type { OfferedPhrase, SuggestFacts } from './facts.ts';
import { blanksOf, fill } from './fill.ts';
import { valuesFor } from './values.ts';

type WasSaid = (phrase: Phrase) => boolean;

/**
 * A situation's phrases that fit now, best first: those made for this moment (time of day, second try) before those
 * for any; among the latter, what people of the desk pinned to the situation before the manual's, and what this
 * desk's agents clearly prefer before what they pass over. What was said in this chat is left out, except where all was
 * said of a situation whose phrases are meant to be repeated.
 */
export function choose(situation: Situation, facts: SuggestFacts, wasSaid: WasSaid): OfferedPhrase[] {
  const fitting = fittingOf(situation, facts);
  const fresh = fitting.filter((phrase) => !wasSaid(phrase));
  const left = fresh.length === 0 && isRepeatable(situation.id) ? fitting : fresh;
  return ranked(left, facts).map((phrase) => offer(phrase, facts));
}

/** By these the other phrases of a situation are wrong: they ask for what was just given. */
const EXCLUSIVE: ReadonlySet<Condition> = new Set(['always_open', 'contact_given', 'not_understood']);

function fittingOf(situation: Situation, facts: SuggestFacts): Phrase[] {
  const all = situation.phrases.filter(({ when }) => hold(when, situation, facts));
  const only = all.filter(({ when }) => when.some((condition) => EXCLUSIVE.has(condition)));
  const manuals = only.length > 0 ? only : all;
  // Where a procedure has nothing to be said at this step, no phrase is offered. [P3]
  const isQuiet = manuals.length === 0 && situation.phrases.length > 0;
  return isQuiet ? [] : [...pinnedTo(situation, facts), ...manuals];
}

/** The first so many, with at least one of the manual's among them if there is one: own phrases stand beside it. */
export function share(phrases: readonly OfferedPhrase[], places: number): OfferedPhrase[] {
  const isOwn = ({ id }: OfferedPhrase): boolean => ownIdIn(id) !== null;
  const spare = phrases.every(isOwn) ? [] : phrases.filter(isOwn).slice(places - 1);
  return phrases.filter((phrase) => !spare.includes(phrase)).slice(0, places);
}

/** The order changes only among phrases that are made for the moment to the same degree. */
function ranked(phrases: readonly Phrase[], { uses }: SuggestFacts): Phrase[] {
  const degrees = [...new Set(phrases.map(({ when }) => when.length))].sort((one, other) => other - one);
  return degrees.flatMap((degree) =>
    byUse(
      phrases.filter(({ when }) => when.length === degree),
      uses,
    ),
  );
}

function pinnedTo({ id }: Situation, { pinned = [] }: SuggestFacts): Phrase[] {
  return pinned
    .filter(({ situation }) => situation === id)
    .map((phrase) => ({ ...phrase, when: [], source: '' }));
}

function offer(phrase: Phrase, facts: SuggestFacts): OfferedPhrase {
  const values = valuesFor(facts, phrase.situation);
  const missing = blanksOf(phrase.text).filter(({ name }) => !Object.hasOwn(values, name));
  return {
    id: phrase.id,
    situation: phrase.situation,
    text: fill(phrase.text, values),
    missing: [...new Set(missing.map(({ name }) => name))],
  };
}

/**
 * The situations whose phrases are meant to be said again whenever they come up: what answers a courtesy or a question
 * anew, asks anew, belongs to each wait and each end, or has a blank that the agent fills anew. Whatever else has been
 * said in a chat is not what the agent should say next.
 */
const REPEATABLE: ReadonlySet<string> = new Set([
  ...['thanks', 'customer_apologises', 'farewell', 'anything_else', 'confirm_understood', 'customer_silent'],
  ...['hold_on', 'consult_colleague', 'unclear', 'asks_agent_identity', 'asks_human', 'asks_service_hours'],
  // Which of its phrases is said is counted by the chat. [P3]
  'abusive_language',
]);

/** Whether a situation's phrases keep their place among the suggestions after they have been said. */
export function isRepeatable(situation: string): boolean {
  return REPEATABLE.has(situation);
}
