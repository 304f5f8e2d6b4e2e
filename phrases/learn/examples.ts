import { exampleFeatures } from '../detect/desk-features.ts';
import { sharesBy, type DeskModel } from '../detect/desk-model.ts';
import { parseMessage } from '../detect/features.ts';
import { modelIn } from '../detect/model-table.ts';
import type { Labelled } from './labelled.ts';
import { matterTable } from './matter-table.ts';
import { exampleThresholds, modelFrom } from './model-from.ts';
import { see, type Seen, type Told } from './seen.ts';
import { shopLines } from './shop-lines.ts';

/** A situation is about a matter from this mean share of its examples; below the second share it is not about it at all. */
const aboutFrom = 0.2;
const foreignBelow = 0.08;
/** So many examples say much of what a situation is about; with them the shares of others rise too. */
const manyExamples = 24;
/** Where a second situation is about it by this part of the first one's share, a matter is nobody's. */
const contestedFrom = 0.5;

/** What tells a desk's own situations by a few examples of each, the matters of shops that they are about, and `background`. */
export function modelOfExamples(lines: readonly Labelled[], background: readonly Labelled[]): DeskModel {
  const own = [...new Set(lines.flatMap(({ accepted }) => accepted))].sort();
  const { told, seen, offeredFrom } = seenExamples(lines, own, background);
  return modelFrom(seen, told, offeredFrom);
}

/** What such a model is learnt from, the examples first, in their order, and from which share a situation is offered. */
export function seenExamples(
  examples: readonly Labelled[],
  own: readonly string[],
  background: readonly Labelled[],
): { told: Told; seen: Seen[]; offeredFrom: ReadonlyMap<string, number> } {
  const told = { classes: ['none', ...own], ownOnly: true };
  const known = kindred(examples);
  const others = [...known, ...background];
  return {
    told,
    offeredFrom: new Map(own.map((id) => [id, shareFrom(of(id, examples), of(id, known))])),
    seen: [...examples.map((line) => see(line, told, true)), ...others.map((line) => see(line, told))],
  };
}

const of = (id: string, lines: readonly Labelled[]) =>
  lines.filter(({ accepted }) => accepted[0] === id).length;

/** From which share a situation with so many examples is offered, beside which so many lines are known. */
function shareFrom(examples: number, known: number): number {
  if (examples >= manyExamples) return exampleThresholds.many;
  return known === 0 ? exampleThresholds.alone : exampleThresholds.usual;
}

let modelOfMatters: DeskModel | null = null;

/** What tells the matters of shops from each other; read on first use. */
function matters(): DeskModel {
  return (modelOfMatters ??= modelIn(matterTable()));
}

/**
 * The lines of shops about a matter that one situation's examples are about, as lines of that situation, and those about
 * a matter of none, as lines for nothing. What may be either is left out.
 */
function kindred(examples: readonly Labelled[]): Labelled[] {
  const owners = ownersOf(examples);
  return shopLines().flatMap((line) => {
    const owner = owners.get(line.accepted[0] ?? '');
    return owner === undefined ? [] : [{ ...line, accepted: [owner] }];
  });
}

/** For each matter the situation that is about it, or `none`; nothing where that is in doubt. */
function ownersOf(examples: readonly Labelled[]): Map<string, string> {
  const about = meanShares(examples);
  const owners = new Map<string, string>();
  matters().classes.forEach((matter, one) => {
    const [first, second] = [...about]
      .map(([id, shares]) => ({ id, share: shares[one] ?? 0 }))
      .sort((a, b) => b.share - a.share);
    if (first === undefined || first.share < foreignBelow) owners.set(matter, 'none');
    else if (first.share >= aboutFrom && (second?.share ?? 0) < first.share * contestedFrom)
      owners.set(matter, first.id);
  });
  return owners;
}

/** How much the examples of each situation are about each matter, between them. */
function meanShares(examples: readonly Labelled[]): Map<string, number[]> {
  const sharesOf = new Map<string, Float64Array[]>();
  for (const { input, accepted } of examples) {
    const id = accepted[0] ?? '';
    const shares = sharesBy(matters(), exampleFeatures(parseMessage(input.text)));
    sharesOf.set(id, [...(sharesOf.get(id) ?? []), shares]);
  }
  const mean = (all: readonly Float64Array[], one: number) =>
    all.reduce((sum, shares) => sum + (shares[one] ?? 0), 0) / all.length;
  return new Map([...sharesOf].map(([id, all]) => [id, matters().classes.map((_, one) => mean(all, one))]));
}
