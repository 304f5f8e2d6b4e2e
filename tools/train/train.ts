import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crossValidate, type Judged } from './cross-validate.ts';
import { learnOften, rowOf } from './learn.ts';
import { pack } from './pack.ts';
import { Random } from './random.ts';
import { readExamples } from './read-examples.ts';
import { vary } from './vary.ts';

// Trains the detector: reads the examples beside it, prints a cross-validated figure, writes phrases/detect/weights.json.
// The same examples give the same file. Run from the repository's root, bundled like every other tool.

const root = process.cwd();
const random = new Random(20240607);
const examples = readExamples(join(root, 'tools/train/examples'), random).map((one) => vary(one, random));
const classes = ['none', ...new Set(examples.map((one) => one.situation).filter((one) => one !== 'none'))];
const rows = examples.map((one) => rowOf(one, classes));
console.log(`${rows.length} examples of ${new Set(rows.map((row) => row.template)).size} templates`);

/** A courtesy offered in vain is soon passed over; a complaint seen where there is none sets a procedure going. */
const light = /^(greeting|thanks|farewell|customer_apologises|ambiguous|unclear|incomplete)$/;
/** What most harmless messages are taken for that are taken for anything. */
const claimed = /^(complaint|praise)$/;
const thresholds = classes.map((name) => (light.test(name) ? 0.5 : claimed.test(name) ? 0.94 : 0.88));
if (!process.argv.includes('--quick')) report(crossValidate(rows, classes.length, 0));

const seeds = [7, 8, 9].map((seed) => new Random(seed));
const packed = pack(learnOften(rows, classes.length, seeds), classes, thresholds);
const file = join(root, 'phrases/detect/weights.json');
mkdirSync(join(root, 'phrases/detect'), { recursive: true });
writeFileSync(file, `${JSON.stringify(packed)}\n`);
console.log(`${packed.features} features, ${Math.round(JSON.stringify(packed).length / 1000)} kB`);

function report(all: readonly Judged[]): void {
  const said = (each: Judged) => (each.offered >= (thresholds[each.best] ?? 1) ? each.best : 0);
  const nothing = all.filter((each) => each.one === 0);
  const right = all.filter((each) => said(each) === each.one).length / all.length;
  const alarms = nothing.filter((each) => said(each) !== 0).length / nothing.length;
  console.log(`cross-validated by template: right ${right.toFixed(3)}, false alarms ${alarms.toFixed(3)}`);
  classes.forEach((name, at) => {
    const mine = all.filter((each) => each.one === at);
    const claimed = all.filter((each) => said(each) === at);
    const both = mine.filter((each) => said(each) === at).length;
    const [recall, precision] = [both / mine.length, both / Math.max(1, claimed.length)];
    console.log(
      `  ${name.padEnd(22)} n ${String(mine.length).padStart(5)}  precision ${precision.toFixed(2)}  recall ${recall.toFixed(2)}  at ${String(thresholds[at])}`,
    );
  });
}
