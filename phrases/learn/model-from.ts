import { biasOfExamples } from '../detect/desk-features.ts';
import type { DeskModel } from '../detect/desk-model.ts';
import { bestWay, learnt } from './held-out.ts';
import { packed } from './pack-model.ts';
import type { Seen, Told } from './seen.ts';
import type { Matrix } from './softmax.ts';

/** Where an own situation has this share by its examples, it is offered. */
export const exampleThreshold = 0.17;
/** A situation about no matter that we know has its few examples alone: it is offered from this share. */
const aloneFrom = 0.08;

/** A model that decides on what it was shown and on nothing else. */
export function modelFrom(seen: readonly Seen[], told: Told, alone: readonly string[] = []): DeskModel {
  const way = bestWay(seen, told);
  const { columns, weights } = learnt(seen, told, way);
  lift(weights, columns.get(biasOfExamples.hash), told, alone);
  const table = packed(columns, weights, told.classes.length);
  return { ...told, shipped: 1, trust: way.trust, threshold: exampleThreshold, ...table };
}

/** Makes the share from which these are offered the one from which all are. */
function lift(weights: Matrix, bias: number | undefined, { classes }: Told, alone: readonly string[]): void {
  if (bias === undefined) return;
  for (const id of alone) {
    const cell = bias * classes.length + classes.indexOf(id);
    weights[cell] = (weights[cell] ?? 0) + Math.log(exampleThreshold / aloneFrom) / biasOfExamples.value;
  }
}
