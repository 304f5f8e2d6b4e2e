import { exampleFeatures } from '../detect/desk-features.ts';
import { featuresOfRecord, priorFor, type DeskModel } from '../detect/desk-model.ts';
import { parseMessage } from '../detect/features.ts';
import { viewOf } from '../detect/shipped.ts';
import type { Labelled } from './labelled.ts';
import type { Row } from './softmax.ts';

/** A line as it is learnt from: its features, the shares of the shipped classes, the places of what is right. */
export interface Seen {
  hashes: readonly number[];
  values: readonly number[];
  shares: readonly number[];
  accepted: readonly number[];
  /** The part of the lines that it is held out with. */
  fold: number;
  /** An example that somebody gave: there are few of them, so it is shown more often. */
  isExample: boolean;
}

/** Each fifth of the chats is judged by what was learnt from the others. */
export const folds = 5;

/** The classes that are told apart, as the model has them. */
export type Told = Pick<DeskModel, 'classes' | 'ownOnly'>;

/** Looks at a line; where it is right by no class that is told apart, it is one of none. */
export function see(line: Labelled, told: Told, isExample = false): Seen {
  const { input, accepted } = line;
  const places = accepted.map((id) => told.classes.indexOf(id)).filter((place) => place >= 0);
  return {
    ...featuresIn(input, told),
    accepted: places.length > 0 ? places : [told.classes.indexOf('none')],
    fold: foldOf(line),
    isExample,
  };
}

/** What is weighed of a line. Of an example the shipped weights are not asked, which is most of the work. */
function featuresIn({ text, prev, state }: Labelled['input'], told: Told) {
  const message = parseMessage(text);
  if (told.ownOnly) return { ...exampleFeatures(message), shares: [] };
  const { vector, shares } = viewOf(message, prev, state ?? {});
  return { ...featuresOfRecord(told, vector, shares, prev), shares };
}

/** Lines of one chat, and the same words said twice, are in one fold. */
function foldOf({ chat, input }: Labelled): number {
  let hash = 7;
  for (const letter of chat ?? input.text)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (Math.imul(hash, 0x9e3779b1) >>> 8) % folds;
}

/** Where each feature stands among those that are learnt. */
export type Columns = ReadonlyMap<number, number>;

/** A column for each feature that occurs. */
export function columnsOf(seen: readonly Seen[]): Columns {
  const columns = new Map<number, number>();
  for (const { hashes } of seen)
    for (const hash of hashes) if (!columns.has(hash)) columns.set(hash, columns.size);
  return columns;
}

/** A line for the learner; features without a column are left out. `trust` as in the model. */
export function rowOf(one: Seen, columns: Columns, told: Told, trust: number): Row {
  const { hashes, values, shares, accepted } = one;
  const known = hashes.flatMap((hash, at) => (columns.has(hash) ? [at] : []));
  return {
    features: Int32Array.from(known, (at) => columns.get(hashes[at] ?? 0) ?? 0),
    values: Float32Array.from(known, (at) => values[at] ?? 0),
    prior: priorFor({ ...told, trust }, shares),
    accepted,
  };
}
