import { detect } from '../detect/detect.ts';
import { isOffered, type DeskModel } from '../detect/desk-model.ts';
import { shippedWeights } from '../detect/shipped.ts';
import { seenExamples } from './examples.ts';
import { bestWay, heldOutShares, learnt } from './held-out.ts';
import { scoreOf, type Labelled, type Score } from './labelled.ts';
import { exampleThresholds, modelFrom } from './model-from.ts';
import { packed } from './pack-model.ts';
import { see, type Told } from './seen.ts';

/** What came of learning. */
export interface Learnt {
  /** Null where the shipped weights do as well on what was held out. */
  model: DeskModel | null;
  /** On lines that were held out: as shipped, and with what was learnt. */
  before: Score;
  after: Score;
  held: readonly Held[];
}

/** What was said first of a held-out line as shipped and with what was learnt, `none` for nothing. */
export interface Held {
  line: Labelled;
  before: string;
  after: string;
}

/** With fewer lines for nothing, the lines are examples of the desk's own situations and no record of conversations. */
const leastOfNothing = 20;
/** So many false alarms are allowed among what should set off nothing, and as a share of what is offered. */
const alarms = { ofNothing: 0.065, ofOffers: 0.07 };
/** From where a class may be offered, to choose from: close to one the steps are smaller. */
const thresholds = [
  ...Array.from({ length: 66 }, (_, step) => (30 + step) / 100),
  ...[0.96, 0.965, 0.97, 0.975, 0.98, 0.985, 0.99, 0.993, 0.996],
];
/** An alarm is worse than a silence: beside being wrong it costs this much of a right answer. */
const alarmCosts = 0.75;

/**
 * Learns a desk's own correction from labelled lines, always the same from the same lines. `background` are lines of the
 * product that tell examples from everything else. What was learnt is kept only if it is better on lines held out.
 */
export function learn(lines: readonly Labelled[], background: readonly Labelled[] = []): Learnt {
  const shipped = shippedWeights().classes;
  const own = ownSituations(lines, shipped);
  const isRecord = lines.filter(({ accepted }) => accepted[0] === 'none').length >= leastOfNothing;
  if (!isRecord) return learnExamples(lines, own, background);
  const told = { classes: [...shipped, ...own], ownOnly: false };
  const seen = lines.map((line) => see(line, told));
  const before = shippedFirst(lines);
  const way = bestWay(seen, told);
  const shares = heldOutShares(seen, told, way);
  const saidFrom = (threshold: number) =>
    shares.map((each) => (each && saidBy(each, told, threshold)) ?? 'none');
  const threshold = bestThreshold(lines, saidFrom);
  const compared = held(lines, before, saidFrom(threshold));
  if (!isBetter(compared.held)) return { model: null, ...compared };
  const { columns, weights } = learnt(seen, told, way);
  const table = packed(columns, weights, told.classes.length);
  return { model: { ...told, shipped: shipped.length, trust: way.trust, threshold, ...table }, ...compared };
}

/**
 * Learns the desk's own situations from a few examples of each. The background tells them from everything else; of that
 * the shipped weights go on to decide. Whoever gives an example wants it known: there is no other measure to pass.
 */
function learnExamples(
  lines: readonly Labelled[],
  own: readonly string[],
  background: readonly Labelled[],
): Learnt {
  const used = lines.filter(({ accepted }) => own.includes(accepted[0] ?? ''));
  const before = shippedFirst(used);
  if (used.length === 0) return { model: null, ...held(used, before, before) };
  const { told, seen, offeredFrom } = seenExamples(used, own, background);
  const shares = heldOutShares(seen, told, bestWay(seen, told));
  const after = before.map((said, at) => {
    const each = shares[at];
    return each === undefined ? said : (saidBy(each, told, exampleThresholds.usual) ?? said);
  });
  return { model: modelFrom(seen, told, offeredFrom), ...held(used, before, after) };
}

function shippedFirst(lines: readonly Labelled[]): string[] {
  return lines.map(({ input }) => detect(input)[0]?.id ?? 'none');
}

/** Whether what was learnt understands more of what was held out, or as much with fewer false alarms. */
export function isBetter(all: readonly Held[]): boolean {
  const scored = (said: 'before' | 'after') =>
    scoreOf(all.map((one) => ({ accepted: one.line.accepted, said: one[said] })));
  const [before, after] = [scored('before'), scored('after')];
  const asShipped = all.map(({ line, before: said }) => ({ line, after: said }));
  return (
    worthOf(all) > worthOf(asShipped) ||
    (after.falseAlarms < before.falseAlarms && after.top1 > before.top1 - 0.01)
  );
}

function ownSituations(lines: readonly Labelled[], shipped: readonly string[]): string[] {
  return [...new Set(lines.flatMap(({ accepted }) => accepted))].filter((id) => !shipped.includes(id)).sort();
}

function held(
  lines: readonly Labelled[],
  before: readonly string[],
  after: readonly string[],
): Omit<Learnt, 'model'> {
  const all = lines.map((line, at) => ({ line, before: before[at] ?? 'none', after: after[at] ?? 'none' }));
  return {
    before: scoreOf(all.map(({ line, before: said }) => ({ accepted: line.accepted, said }))),
    after: scoreOf(all.map(({ line, after: said }) => ({ accepted: line.accepted, said }))),
    held: all,
  };
}

/** What is said first; null where nothing is. */
function saidBy(shares: Float64Array, told: Told, threshold: number): string | null {
  const none = told.classes.indexOf('none');
  let best = -1;
  shares.forEach((share, one) => {
    if (one !== none && (best < 0 || share > (shares[best] ?? 0))) best = one;
  });
  return isOffered({ ...told, threshold }, shares[best] ?? 0, shares[none] ?? 0)
    ? (told.classes[best] ?? null)
    : null;
}

/** The threshold with the most right answers for the false alarms that it costs. */
function bestThreshold(
  lines: readonly Labelled[],
  saidFrom: (threshold: number) => readonly string[],
): number {
  let best = { threshold: thresholds.at(-1) ?? 1, worth: -Infinity };
  for (const threshold of thresholds) {
    const said = saidFrom(threshold);
    const judged = lines.map((line, at) => ({ line, after: said[at] ?? 'none' }));
    const worth = isQuiet(judged) ? worthOf(judged) : -Infinity;
    if (worth > best.worth) best = { threshold, worth };
  }
  return best.threshold;
}

type Judged = readonly Pick<Held, 'line' | 'after'>[];

function worthOf(judged: Judged): number {
  const right = judged.filter(({ line, after }) => line.accepted.includes(after)).length;
  return right - alarmCosts * alarmsIn(judged);
}

function isQuiet(judged: Judged): boolean {
  const count = alarmsIn(judged);
  const nothing = judged.filter(({ line }) => line.accepted[0] === 'none').length;
  const offers = judged.filter(({ after }) => after !== 'none').length;
  return count <= alarms.ofNothing * nothing && count <= alarms.ofOffers * offers;
}

function alarmsIn(judged: Judged): number {
  return judged.filter(
    ({ line, after }) => line.accepted[0] === 'none' && after !== 'none' && !line.accepted.includes(after),
  ).length;
}
