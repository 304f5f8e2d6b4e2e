import { biasOfExamples } from '../detect/desk-features.ts';
import type { DeskModel } from '../detect/desk-model.ts';
import { bestWay, learnt } from './held-out.ts';
import { packed } from './pack-model.ts';
import type { Seen, Told } from './seen.ts';
import type { Matrix } from './softmax.ts';

/**
 * Where an own situation has this share by its examples, it is offered. One about no matter that we know has its few examples
 * `alone`; one with `many` has a larger share of everything.
 */
export const exampleThresholds = { usual: 0.17, alone: 0.08, many: 0.2 };

/** A model that decides on what it was shown and on nothing else; `offeredFrom` says from which share, where it is not the usual. */
export function modelFrom(
  seen: readonly Seen[],
  told: Told,
  offeredFrom: ReadonlyMap<string, number> = new Map(),
): DeskModel {
  const way = bestWay(seen, told);
  const { columns, weights } = learnt(seen, told, way);
  lift(weights, columns.get(biasOfExamples.hash), told, offeredFrom);
  const table = packed(columns, weights, told.classes.length);
  return { ...told, shipped: 1, trust: way.trust, threshold: exampleThresholds.usual, ...table };
}

/** Makes the share from which each is offered the one from which all are. */
function lift(
  weights: Matrix,
  bias: number | undefined,
  { classes }: Told,
  offeredFrom: ReadonlyMap<string, number>,
): void {
  if (bias === undefined) return;
  for (const [id, from] of offeredFrom) {
    const cell = bias * classes.length + classes.indexOf(id);
    weights[cell] = (weights[cell] ?? 0) + Math.log(exampleThresholds.usual / from) / biasOfExamples.value;
  }
}
