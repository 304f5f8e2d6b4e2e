import type { Phrase, Situation } from '../manual.ts';
import { hold } from './conditions.ts';
import type { OfferedPhrase, SuggestFacts } from './facts.ts';
import { blanksOf, fill } from './fill.ts';
import { valuesFor } from './values.ts';

/**
 * A situation's phrases that fit now, best first: those made for this moment (time of day, second try) before those
 * for any. What was said is offered again only where nothing else is left, and a comfort not even then (S3).
 */
export function choose(
  situation: Situation,
  facts: SuggestFacts,
  wasSaid: (phrase: Phrase) => boolean,
): OfferedPhrase[] {
  const fitting = situation.phrases
    .filter(({ when }) => hold(when, situation, facts))
    .sort((one, other) => other.when.length - one.when.length);
  const fresh = fitting.filter((phrase) => !wasSaid(phrase));
  const left = fresh.length > 0 || situation.comfort ? fresh : fitting;
  return left.map((phrase) => offer(phrase, facts));
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
