import { detect } from '../../../phrases/detect/detect.ts';
import type { DeskModel } from '../../../phrases/detect/desk-model.ts';
import { writeModel } from '../../../phrases/detect/desk-model-file.ts';
import { scoreOf } from '../../../phrases/learn/labelled.ts';
import { isBetter, learn, type Held } from '../../../phrases/learn/learn.ts';
import {
  LEAST_CHATS,
  LEAST_TURNS,
  type LabelledBy,
  type LearnedFigures,
} from '../../../protocol/learning.ts';
import type { Instant } from '../instant.ts';
import type { TurnLabel } from './turn-labels.ts';

/** What a version is compared with: the one in force, which has learnt from chats begun before a moment. */
export interface Base {
  number: number;
  /** Undefined as shipped. */
  model: DeskModel | undefined;
  learnedAt: Instant;
}

/** What came of learning from labels; `is` says what to do with it. */
export type Learned =
  { is: 'few' | 'noBetter' } | { is: 'offered'; model: string; figures: Omit<LearnedFigures, 'took'> };

/** Shown of the turns that change, and of the situations by which is counted. */
const CHANGES = 20;
const SITUATIONS = 40;
/** So many of the changes shown are ones for the worse, if there are any: they are what a lead has to see. */
const WORSE = 8;
/** A version in force is only beaten on so many turns that it has not learnt from. */
const LEAST_NEW = 60;

/** With fewer turns for nothing nobody can say what sets off a false alarm. */
const LEAST_NOTHING = 20;

/** Whether there is enough to learn from. */
export function isEnough(labels: readonly Pick<TurnLabel, 'accepted' | 'chat'>[]): boolean {
  const nothing = labels.filter(({ accepted }) => accepted[0] === 'none');
  const chats = new Set(labels.map(({ chat }) => chat));
  return labels.length >= LEAST_TURNS && chats.size >= LEAST_CHATS && nothing.length >= LEAST_NOTHING;
}

/**
 * Learns a version from labels, always the same from the same. It is offered if turns that were held out by chat are
 * understood better than by the version in force; of these only turns of chats that have begun since, as that one knows the
 * others.
 */
export function learnVersion(labels: readonly TurnLabel[], base: Base): Learned {
  if (!isEnough(labels)) return { is: 'few' };
  const isFresh = ({ startedAt }: TurnLabel): boolean =>
    base.model === undefined || startedAt > base.learnedAt;
  if (labels.filter(isFresh).length < LEAST_NEW) return { is: 'noBetter' };
  const { model, held } = learn(labels);
  const compared = held.flatMap((one, at) => {
    const label = labels[at];
    return label && isFresh(label) ? [{ ...one, before: beforeOf(one, base), label }] : [];
  });
  if (model === null || !isBetter(compared)) return { is: 'noBetter' };
  const known = cameUp(held);
  return {
    is: 'offered',
    model: writeModel({ ...model, known }),
    figures: figuresOf(labels, compared, base),
  };
}

/** The situations that were right somewhere, or were offered as shipped: of others the desk’s records say nothing. */
function cameUp(held: readonly Held[]): ReadonlySet<string> {
  return new Set(held.flatMap(({ line, before }) => [...line.accepted, before]));
}

type Judged = Held & { label: TurnLabel };

/** What the version in force says first of a turn. */
function beforeOf({ before, line }: Held, { model }: Base): string {
  return model === undefined ? before : (detect(line.input, model)[0]?.id ?? 'none');
}

function figuresOf(
  labels: readonly TurnLabel[],
  judged: readonly Judged[],
  base: Base,
): Omit<LearnedFigures, 'took'> {
  const from: Partial<Record<LabelledBy, number>> = {};
  for (const label of labels) from[label.from] = (from[label.from] ?? 0) + 1;
  const changed = judged.filter(({ before, after }) => before !== after);
  return {
    ...{ turns: labels.length, chats: new Set(labels.map(({ chat }) => chat)).size, labels: from },
    base: base.number,
    before: scoreOf(judged.map(({ line, before: said }) => ({ accepted: line.accepted, said }))),
    after: scoreOf(judged.map(({ line, after: said }) => ({ accepted: line.accepted, said }))),
    situations: bySituation(judged),
    changed: changed.length,
    changes: shownOf(changed),
  };
}

function bySituation(judged: readonly Judged[]): LearnedFigures['situations'] {
  const counts = new Map<string, LearnedFigures['situations'][number]>();
  for (const { line, before, after } of judged) {
    const id = line.accepted[0] ?? 'none';
    const count = counts.get(id) ?? { id, turns: 0, before: 0, after: 0 };
    count.turns += 1;
    if (line.accepted.includes(before)) count.before += 1;
    if (line.accepted.includes(after)) count.after += 1;
    counts.set(id, count);
  }
  return [...counts.values()]
    .sort((one, other) => other.turns - one.turns || (one.id < other.id ? -1 : 1))
    .slice(0, SITUATIONS);
}

/** Some for the worse, if there are any, then those for the better. */
function shownOf(changed: readonly Judged[]): LearnedFigures['changes'] {
  const isWorse = ({ line, after }: Judged): boolean => !line.accepted.includes(after);
  const worse = changed.filter(isWorse);
  const better = changed.filter((one) => !isWorse(one));
  const most = Math.max(WORSE, CHANGES - better.length);
  return [...worse.slice(0, most), ...better].slice(0, CHANGES).map(({ label, before, after }) => ({
    ...{ chatId: label.chat, seq: label.seq, right: label.accepted[0] ?? 'none', before, after },
  }));
}
