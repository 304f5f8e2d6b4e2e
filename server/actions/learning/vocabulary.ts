import { shippedWeights } from '../../../phrases/detect/shipped.ts';
import type { Vocabulary } from '../../domain/learning/turn-labels.ts';
import type { Needs } from '../services.ts';

/** What the active manual and the desk's own phrases say of situations. */
export function vocabularyOf({ manual, ownPhrases }: Needs<'manual' | 'ownPhrases'>): Vocabulary {
  const shippedIds = new Set(
    Object.values(manual.shipped).flatMap((chapters) =>
      chapters.flatMap(({ situations }) => situations.map(({ id }) => id)),
    ),
  );
  const situations = Object.values(manual.active).flatMap((one) => one.situations);
  const ofPhrase = new Map(situations.flatMap(({ id, phrases }) => phrases.map((one) => [one.id, id])));
  const classes = new Set(shippedWeights().classes.filter((one) => one !== 'none'));
  // What a desk has written itself is for what customers say; of the shipped ones many are steps of a procedure.
  const heard = new Set(
    situations
      .filter(({ id, examples }) => classes.has(id) || examples !== undefined || !shippedIds.has(id))
      .map(({ id }) => id),
  );
  return {
    situationOf: (phraseId) => ofPhrase.get(phraseId) ?? ownPhrases.named(phraseId)?.situation ?? null,
    isHeard: (situation) => heard.has(situation),
  };
}
