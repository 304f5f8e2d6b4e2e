import { detect } from '../../../phrases/detect/detect.ts';
import type { DeskModel } from '../../../phrases/detect/desk-model.ts';
import { tableOf } from '../../../phrases/detect/model-table.ts';
import type { Locale } from '../../../phrases/manual.ts';
import { background } from '../../../phrases/learn/background.ts';
import { modelOfExamples } from '../../../phrases/learn/examples.ts';
import type { Clash } from '../../../protocol/manual-views.ts';
import type { Manuals } from '../services.ts';
import { asText, examplesIn, readyModel, withWords, type BuiltExamples } from './ready-examples.ts';

const known = new WeakMap<Manuals, { model: DeskModel | undefined }>();

/**
 * What tells the situations of a manual by their examples in both languages; undefined where none has enough. Takes some
 * tenths of a second the first time for a manual: not for the thread that serves chats.
 */
export function exampleModel(manuals: Manuals): DeskModel | undefined {
  const made = known.get(manuals) ??
    readyModel(manuals) ?? { model: withWords(modelOfExamples(examplesIn(manuals), background()), manuals) };
  known.set(manuals, made);
  return made.model;
}

/** What a build keeps of the examples of a manual. */
export function buildExamples(manuals: Manuals): BuiltExamples {
  const lines = examplesIn(manuals);
  return { lines: asText(lines), table: tableOf(modelOfExamples(lines, background())) };
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
