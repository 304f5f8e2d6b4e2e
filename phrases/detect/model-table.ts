import type { DeskModel } from './desk-model.ts';

/** A model of examples as data that a build can keep. */
export interface ModelTable extends Pick<
  DeskModel,
  'classes' | 'shipped' | 'trust' | 'threshold' | 'ownOnly' | 'weights' | 'step'
> {
  /** The feature of each row of the weights. */
  hashes: Uint32Array;
}

/** A model as such data. */
export function tableOf(model: DeskModel): ModelTable {
  const { classes, shipped, trust, threshold, ownOnly, weights, step, rows } = model;
  return {
    ...{ classes, shipped, trust, threshold, ownOnly, weights, step },
    hashes: Uint32Array.from(rows.keys()),
  };
}

/** The model that such data was made of. */
export function modelIn({ hashes, ...model }: ModelTable): DeskModel {
  return { ...model, rows: new Map(Array.from(hashes, (hash, row) => [hash, row])) };
}
