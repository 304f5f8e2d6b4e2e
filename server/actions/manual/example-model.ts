import { detect } from '../../../phrases/detect/detect.ts';
import type { DeskModel } from '../../../phrases/detect/desk-model.ts';
import { normalise } from '../../../phrases/detect/normalise.ts';
import { locales, type Locale } from '../../../phrases/manual.ts';
import type { Labelled } from '../../../phrases/learn/labelled.ts';
import { background } from '../../../phrases/learn/background.ts';
import { modelOfExamples } from '../../../phrases/learn/examples.ts';
import type { Clash } from '../../../protocol/manual-views.ts';
import type { Manuals } from '../services.ts';

/** From so many examples on a situation is recognised by them. */
const LEAST_EXAMPLES = 3;

const known = new WeakMap<Manuals, { model: DeskModel | undefined }>();

/**
 * What tells the situations of a manual by their examples in both languages; undefined where none has enough. Takes some
 * tenths of a second the first time for a manual: not for the thread that serves chats.
 */
export function exampleModel(manuals: Manuals): DeskModel | undefined {
  const before = known.get(manuals);
  if (before) return before.model;
  const lines = examplesIn(manuals);
  const model = lines.length === 0 ? undefined : withWords(modelOfExamples(lines, background()), manuals);
  known.set(manuals, { model });
  return model;
}

/** Clashes that are shown at most, and how sure a neighbour has to be of the words. */
const MOST_CLASHES = 10;
const CLASHES_FROM = 0.5;

/** The examples that sound like another situation: to the shipped weights, or to the examples of all. */
export function clashesIn(manuals: Manuals, locale: Locale): Clash[] {
  const model = exampleModel(manuals);
  if (model === undefined) return [];
  const titleOf = (id: string) => manuals[locale].situations.find((one) => one.id === id)?.title ?? id;
  return examplesIn(manuals)
    .flatMap(({ input, accepted: [situation = ''] }) => {
      const like = [detect(input)[0], detect(input, model)[0]].find(
        (one) => one !== undefined && one.id !== situation && one.score >= CLASHES_FROM,
      );
      if (!like) return [];
      const { id, score } = like;
      return [{ situation, text: input.text, like: { id, title: titleOf(id), score } }];
    })
    .sort((one, other) => other.like.score - one.like.score)
    .slice(0, MOST_CLASHES);
}

function examplesIn(manuals: Manuals): Labelled[] {
  const situations = locales.flatMap((locale) => manuals[locale].situations);
  const count = (id: string) =>
    situations.reduce((sum, one) => sum + (one.id === id ? (one.examples?.length ?? 0) : 0), 0);
  return situations
    .filter(({ id }) => count(id) >= LEAST_EXAMPLES)
    .flatMap(({ id, examples = [] }) => examples.map((text) => ({ input: { text }, accepted: [id] })));
}

function withWords(model: DeskModel, manuals: Manuals): DeskModel {
  const situations = locales.flatMap((locale) => manuals[locale].situations);
  const words = new Map<string, { must: string[]; mustNot: string[] }>();
  for (const { id, must = [], mustNot = [] } of situations) {
    const before = words.get(id) ?? { must: [], mustNot: [] };
    before.must.push(...must.map(normalise));
    before.mustNot.push(...mustNot.map(normalise));
    words.set(id, before);
  }
  return { ...model, words };
}
