import { softmax } from '../detect/desk-model.ts';
import { columnsOf, folds, rowOf, type Seen, type Told } from './seen.ts';
import { fit, type Effort, type Matrix, type Row } from './softmax.ts';

/** A way of learning: how much the shipped weights are believed, and how far one may go from them. */
export interface Way {
  trust: number;
  rate: number;
}

/** The ways to choose from. */
const ways: readonly Way[] = [
  { trust: 0.75, rate: 0.05 },
  { trust: 0.75, rate: 0.12 },
  { trust: 0.4, rate: 0.07 },
  { trust: 0.4, rate: 0.16 },
  { trust: 0.2, rate: 0.2 },
];
/** The ways are compared on so many lines at most. */
const mostToCompare = 2000;
/** … and by so many of the folds. */
const foldsToCompare = 2;
/** A line is learnt from so often, and with many lines less often: in all so many times. */
const rounds = { most: 30, least: 6, lines: 60_000 };
const seed = 20260614;

/** Examples are few beside what they are told from: a situation's are shown so many times in a round, one no more than twenty. */
const shownOfSituation = 100;
const mostShown = 20;
const exampleEffort: Effort = { epochs: 15, rate: 0.3, decay: 1e-4, hidden: 0.15 };

function repeated(row: Row, isExample: boolean, times: number): Row[] {
  return isExample ? Array.from({ length: times }, () => row) : [row];
}

/** What is learnt from all of these lines. */
export function learnt(seen: readonly Seen[], told: Told, way: Way) {
  const columns = columnsOf(seen);
  const examples = seen.filter(({ isExample }) => isExample).length;
  const each = Math.max(
    1,
    Math.round((shownOfSituation * (told.classes.length - 1)) / Math.max(1, examples)),
  );
  const rows = seen.flatMap((one) =>
    repeated(rowOf(one, columns, told, way.trust), one.isExample, Math.min(mostShown, each)),
  );
  const effort = told.ownOnly ? exampleEffort : effortFor(rows.length, way);
  return { columns, weights: fit(rows, columns.size, told.classes.length, effort, seed) };
}

/** For each line the shares of the classes by what was learnt from the other folds. */
export function heldOutShares(
  seen: readonly Seen[],
  told: Told,
  way: Way,
  judged = folds,
): (Float64Array | undefined)[] {
  const shares = new Array<Float64Array | undefined>(seen.length).fill(undefined);
  for (let held = 0; held < judged; held++) {
    const others = seen.filter(({ fold }) => fold !== held);
    const { columns, weights } = learnt(others, told, way);
    seen.forEach((one, at) => {
      if (one.fold === held)
        shares[at] = sharesOf(rowOf(one, columns, told, way.trust), weights, told.classes.length);
    });
  }
  return shares;
}

/** The way in which lines that were held out are understood best. */
export function bestWay(seen: readonly Seen[], told: Told): Way {
  if (told.ownOnly) return { trust: 0, rate: exampleEffort.rate };
  const every = Math.ceil(seen.length / mostToCompare);
  const some = seen.filter((_, at) => at % every === 0);
  let best = { way: ways[0] ?? { trust: 1, rate: 0.05 }, loss: Infinity };
  for (const way of ways) {
    const loss = lossOf(some, heldOutShares(some, told, way, foldsToCompare));
    if (loss < best.loss) best = { way, loss };
  }
  return best.way;
}

/** How surprising what is right was, in all. */
function lossOf(seen: readonly Seen[], shares: readonly (Float64Array | undefined)[]): number {
  return seen.reduce((sum, { accepted }, at) => {
    const judged = shares[at];
    if (judged === undefined) return sum;
    const right = accepted.reduce((all, one) => all + (judged[one] ?? 0), 0);
    return sum - Math.log(right + 1e-6);
  }, 0);
}

function effortFor(rows: number, { rate }: Way): Effort {
  const epochs = Math.max(rounds.least, Math.min(rounds.most, Math.round(rounds.lines / Math.max(1, rows))));
  return { epochs, rate, decay: 1e-3, hidden: 0.3 };
}

function sharesOf({ features, values, prior }: Row, weights: Matrix, classes: number): Float64Array {
  const sums = Float64Array.from(prior);
  features.forEach((column, at) => {
    const value = values[at] ?? 0;
    for (let one = 0; one < classes; one++)
      sums[one] = (sums[one] ?? 0) + (weights[column * classes + one] ?? 0) * value;
  });
  return softmax(sums);
}
