import { tableOf, type ModelTable } from '../detect/model-table.ts';
import { background } from './background.ts';
import { modelFrom } from './model-from.ts';
import { see } from './seen.ts';
import { shopLines, shopMatterNames } from './shop-lines.ts';

// A build puts what this gives in its place (`scripts/made-tables.mjs`): to learn it costs seconds of a busy machine, and
// whoever has saved a situation waits for it.

/** What tells the matters of shops from each other and from everything else; the same at each time. */
export function matterTable(): ModelTable {
  const told = { classes: ['none', ...shopMatterNames], ownOnly: true };
  const lines = [...shopLines(), ...background()];
  return tableOf(
    modelFrom(
      lines.map((line) => see(line, told)),
      told,
    ),
  );
}
