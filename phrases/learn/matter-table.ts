import type { DeskModel } from '../detect/desk-model.ts';
import { background } from './background.ts';
import { modelFrom } from './model-from.ts';
import { see } from './seen.ts';
import { shopLines, shopMatterNames } from './shop-lines.ts';

// A build puts what this gives in its place (`scripts/made-tables.mjs`): to learn it costs seconds of a busy machine, and
// whoever has saved a situation waits for it.

/** A model of the matters of shops as data. */
export interface MatterTable extends Pick<DeskModel, 'classes' | 'trust' | 'threshold' | 'weights' | 'step'> {
  /** The feature of each row of the weights. */
  hashes: Uint32Array;
}

/** What tells the matters of shops from each other and from everything else; the same at each time. */
export function matterTable(): MatterTable {
  const told = { classes: ['none', ...shopMatterNames], ownOnly: true };
  const lines = [...shopLines(), ...background()];
  const { classes, trust, threshold, weights, step, rows } = modelFrom(
    lines.map((line) => see(line, told)),
    told,
  );
  return { classes, trust, threshold, weights, step, hashes: Uint32Array.from(rows.keys()) };
}
