import { learn, sharesOfRow, type Row } from './learn.ts';
import { Random } from './random.ts';

const folds = 5;
/** An example judged by a model that has not seen its template. */
export interface Judged {
  one: number;
  best: number;
  /** Probability that anything is to be offered. */
  offered: number;
}

/** Every example judged by the model of the other folds; the examples of a template are in one fold. */
export function crossValidate(rows: readonly Row[], classes: number, none: number): Judged[] {
  const fold = (row: Row) => (Math.imul(row.template, 0x9e3779b1) >>> 8) % folds;
  return Array.from({ length: folds }, (_, held) => held).flatMap((held) => {
    const learnt = learn(
      rows.filter((row) => fold(row) !== held),
      classes,
      new Random(held + 1),
    );
    return rows
      .filter((row) => fold(row) === held)
      .map((row) => judge(sharesOfRow(learnt, row), row.one, none));
  });
}

function judge(shares: Float64Array, one: number, none: number): Judged {
  let best = -1;
  shares.forEach((share, at) => {
    if (at !== none && (best < 0 || share > (shares[best] ?? 0))) best = at;
  });
  return { one, best, offered: 1 - (shares[none] ?? 0) };
}
