import type { DeskModel } from '../../../phrases/detect/desk-model.ts';
import { normalise } from '../../../phrases/detect/normalise.ts';
import { locales } from '../../../phrases/manual.ts';
import { background } from '../../../phrases/learn/background.ts';
import type { Labelled } from '../../../phrases/learn/labelled.ts';
import { modelOfExamples } from '../../../phrases/learn/learn.ts';
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
