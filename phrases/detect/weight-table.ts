/** The model: for each known feature a few classes and their weights. */
export interface Weights {
  classes: readonly string[];
  /** Least share of probability at which a situation is offered, by class. */
  thresholds: readonly number[];
  bias: readonly number[];
  /** What a step of a cell weighs. */
  levels: readonly number[];
  keys: Uint32Array;
  rows: Uint32Array;
  /** Where the row of a feature begins in `cells`; one more than there are features. */
  begins: Uint32Array;
  /** For each feature a count, then so many cells: the class, and in the last three bits the step that is its weight. */
  cells: Uint8Array;
}

/** How many places the table has, a power of two. */
const bits = 17;
export const width = 1 << bits;

/** Where the row of a feature begins in `cells`, or -1 for a feature that the training did not meet. */
export function rowOf(model: Weights, hash: number): number {
  const slot = slotOf(model.keys, hash + 1);
  return model.keys[slot] === 0 ? -1 : (model.begins[model.rows[slot] ?? 0] ?? 0);
}

/** The place of a feature, which is its hash and one, in `keys`, or the free place for it. */
export function slotOf(keys: Uint32Array, key: number): number {
  let at = Math.imul(key, 0x9e3779b1) >>> (32 - bits);
  while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) % width;
  return at;
}
