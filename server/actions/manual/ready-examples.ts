import type { DeskModel } from '../../../phrases/detect/desk-model.ts';
import { modelIn, type ModelTable } from '../../../phrases/detect/model-table.ts';
import { normalise } from '../../../phrases/detect/normalise.ts';
import type { Labelled } from '../../../phrases/learn/labelled.ts';
import { locales } from '../../../phrases/manual.ts';
import type { Manuals } from '../services.ts';
import { builtExamples } from './built-examples.ts';

/** From so many examples on a situation is recognised by them. */
const LEAST_EXAMPLES = 3;

/** What was learnt while building, and the examples that it was learnt from as text. */
export interface BuiltExamples {
  lines: string;
  table: ModelTable;
}

/**
 * What tells the situations of a manual by their examples, as far as nothing has to be learnt for it: there are none, or they
 * are those that are shipped. Null where it is to be learnt.
 */
export function readyModel(manuals: Manuals): { model: DeskModel | undefined } | null {
  const lines = examplesIn(manuals);
  if (lines.length === 0) return { model: undefined };
  const built = builtExamples();
  return built?.lines === asText(lines) ? { model: withWords(modelIn(built.table), manuals) } : null;
}

/** Examples as text, to compare. */
export function asText(lines: readonly Labelled[]): string {
  return JSON.stringify(lines.map(({ input, accepted }) => [input.text, ...accepted]));
}

/** The examples of all situations that have enough of them, in both languages. */
export function examplesIn(manuals: Manuals): Labelled[] {
  const situations = locales.flatMap((locale) => manuals[locale].situations);
  const count = (id: string) =>
    situations.reduce((sum, one) => sum + (one.id === id ? (one.examples?.length ?? 0) : 0), 0);
  return situations
    .filter(({ id }) => count(id) >= LEAST_EXAMPLES)
    .flatMap(({ id, examples = [] }) => examples.map((text) => ({ input: { text }, accepted: [id] })));
}

/** A model with the words that situations must have, or must not. */
export function withWords(model: DeskModel, manuals: Manuals): DeskModel {
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
