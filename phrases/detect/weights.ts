import { weightTable } from './tables.ts';
import type { Weights } from './weight-table.ts';

let model: Weights | null = null;

/** The shipped weights; read on first use. */
export function weights(): Weights {
  model ??= weightTable();
  return model;
}
