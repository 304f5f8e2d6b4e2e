import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { detect } from '../phrases/detect/detect.ts';
import type { DeskModel } from '../phrases/detect/desk-model.ts';
import { ModelRefused, readModel } from '../phrases/detect/desk-model-file.ts';
import type { Labelled } from '../phrases/learn/labelled.ts';
import { BadLines, contentOf, readLabelled } from './evaluate/labelled-lines.ts';

interface Judged extends Labelled {
  offered: string[];
  micros: number;
}

/** A line is timed so often and its best time counts: what else the machine does is not the detector's time. */
const rounds = 3;
const usage = 'which file? npm run evaluate -- FILE.jsonl [--model MODEL.json] [--json] [--errors]';

try {
  const { values: flags, positionals } = parseArgs({
    allowPositionals: true,
    options: { model: { type: 'string' }, json: { type: 'boolean' }, errors: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (file === undefined) throw new BadLines(usage);
  evaluate(readLabelled(file), flags.model === undefined ? null : modelFrom(flags.model), flags);
} catch (problem) {
  console.error(`evaluate: ${problem instanceof Error ? problem.message : String(problem)}`);
  process.exitCode = 1;
}

/** What a desk has learnt; a model that cannot be used is refused, and the shipped weights go on. */
function modelFrom(path: string): DeskModel | null {
  const text = contentOf(path);
  try {
    return readModel(text);
  } catch (problem) {
    if (!(problem instanceof ModelRefused)) throw problem;
    console.error(`evaluate: ${path} is refused and the shipped weights go on: ${problem.message}`);
    return null;
  }
}

function evaluate(
  lines: Labelled[],
  model: DeskModel | null,
  flags: { json?: boolean; errors?: boolean },
): void {
  const desk = model ?? undefined;
  // Once unmeasured, so that the figures are those of a running desk and not of a cold start.
  for (let round = 0; round < 3; round++) for (const { input } of lines) detect(input, desk);
  const judged = lines.map((line) => judge(line, desk));
  const nothing = judged.filter(({ accepted }) => accepted[0] === 'none');
  const times = judged.map(({ micros }) => micros).sort((a, b) => a - b);
  const overall = {
    lines: judged.length,
    top1: share(judged.filter((one) => right(one, one.offered.slice(0, 1))).length, judged.length),
    top3: share(judged.filter((one) => right(one, one.offered)).length, judged.length),
    falseAlarms: share(
      nothing.filter((one) => one.offered.length > 0 && !right(one, one.offered.slice(0, 1))).length,
      nothing.length,
    ),
    p50us: at(times, 0.5),
    p99us: at(times, 0.99),
  };
  const situations = bySituation(judged);
  if (flags.errors === true) listErrors(judged);
  for (const [id, { n, precision, recall }] of Object.entries(situations))
    console.log(
      `${id.padEnd(22)} n ${String(n).padStart(5)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}`,
    );
  console.log(
    Object.entries(overall)
      .map(([name, value]) => `${name} ${String(value)}`)
      .join(', '),
  );
  if (flags.json === true) console.log(JSON.stringify({ ...overall, situations }));
}

function judge(line: Labelled, desk: DeskModel | undefined): Judged {
  let offered: string[] = [];
  let micros = Infinity;
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    offered = detect(line.input, desk).map(({ id }) => id);
    micros = Math.min(micros, (performance.now() - begun) * 1000);
  }
  return { ...line, offered, micros };
}

/** Nothing offered is right where `none` is accepted. */
function right({ accepted }: Labelled, offered: readonly string[]): boolean {
  return offered.length === 0 ? accepted.includes('none') : offered.some((id) => accepted.includes(id));
}

/** A line counts for the situation that was said, if accepted, else for the first accepted one. */
function bySituation(
  judged: readonly Judged[],
): Record<string, { n: number; precision: number; recall: number }> {
  const said = (one: Judged) => one.offered[0] ?? 'none';
  const meant = (one: Judged) => (one.accepted.includes(said(one)) ? said(one) : (one.accepted[0] ?? 'none'));
  const ids = [...new Set(judged.flatMap((one) => [said(one), meant(one)]))].sort();
  return Object.fromEntries(
    ids.map((id) => {
      const mine = judged.filter((one) => meant(one) === id);
      const claimed = judged.filter((one) => said(one) === id);
      const both = mine.filter((one) => said(one) === id).length;
      return [
        id,
        { n: mine.length, precision: share(both, claimed.length), recall: share(both, mine.length) },
      ];
    }),
  );
}

function listErrors(judged: readonly Judged[]): void {
  for (const one of judged.filter((each) => !right(each, each.offered.slice(0, 1))))
    console.log(
      `✗ ${JSON.stringify(one.input.text)}  wanted ${one.accepted.join(' or ')}, got ${one.offered.join(', ') || 'none'}`,
    );
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10000) / 10000;
}

function at(sorted: readonly number[], part: number): number {
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) / 10;
}
