import { renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { writeModel } from '../phrases/detect/desk-model-file.ts';
import { background } from '../phrases/learn/background.ts';
import type { Score } from '../phrases/learn/labelled.ts';
import { learn } from '../phrases/learn/learn.ts';
import { BadLines, readLabelled } from './evaluate/labelled-lines.ts';

// `npm run learn -- FILE.jsonl --out MODEL.json`: a desk's own correction, from labelled lines as `npm run evaluate` reads them.

const usage = 'npm run learn -- FILE.jsonl --out MODEL.json [--json]';

try {
  const { values: flags, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (file === undefined || flags.out === undefined) throw new BadLines(usage);
  run(file, flags.out, flags.json === true);
} catch (problem) {
  console.error(`learn: ${problem instanceof Error ? problem.message : String(problem)}`);
  process.exitCode = 1;
}

function run(file: string, out: string, isJson: boolean): void {
  const { model, before, after } = learn(readLabelled(file), background());
  // Renamed into place: whoever is interrupted leaves the model of before, or none, and never half of one.
  const draft = `${out}.${process.pid}.part`;
  writeFileSync(draft, writeModel(model));
  renameSync(draft, out);
  const own = model === null ? 0 : model.classes.length - model.shipped;
  console.log(`on lines held out, as shipped: ${told(before)}; as learnt: ${told(after)}`);
  console.log(
    model === null
      ? `Nothing was learnt that does better on lines held out: ${out} changes nothing.`
      : `${out}: ${model.rows.size} features, ${own} own situations, offered from ${model.threshold}.`,
  );
  if (isJson) console.log(JSON.stringify({ before, after, changes: model !== null, own }));
}

function told({ top1, falseAlarms }: Score): string {
  return `right ${top1.toFixed(3)}, false alarms ${falseAlarms.toFixed(3)}`;
}
