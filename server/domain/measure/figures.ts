import { MEASURES, type Figure, type Measure, type Narrow, type Slice } from '../../../protocol/measures.ts';
import { spreadOf } from '../report/measures.ts';
import { atOnce } from './at-once.ts';
import { ranked } from './customers.ts';
import { isWithin, type Fact, type Stretch } from './fact.ts';

/** The figures of one measure over some of its facts. `closed`: closed chats that complaints are held against besides them. */
export function figureOf(measure: Measure, facts: readonly Fact[], stretch: Stretch, closed = 0): Figure {
  if (measure === 'atOnce') {
    const { mean, most } = atOnce(facts, stretch);
    return { parts: [facts.length, most.length], rate: null, mean, spread: spreadOf([]) };
  }
  const values = facts.flatMap(({ value }) => (value === null ? [] : [value]));
  const first = facts.filter(({ part }) => part === 0).length;
  const second = facts.length - first + closed;
  const whole = measure === 'complaints' ? second : facts.length;
  return {
    parts: [first, second],
    rate: whole === 0 ? null : first / whole,
    mean: meanOf(values),
    spread: spreadOf(measure === 'expectation' ? [] : values),
    ...(measure === 'expectation' ? bothMeans(facts) : {}),
  };
}

/** The figures of every measure. */
export function figuresOf(facts: readonly Fact[], stretch: Stretch): Record<Measure, Figure> {
  const of = byMeasure(facts);
  const figure = (measure: Measure) => figureOf(measure, of.get(measure) ?? [], stretch);
  return {
    complaints: figure('complaints'),
    answered: figure('answered'),
    promises: figure('promises'),
    closing: figure('closing'),
    followUps: figure('followUps'),
    leadReply: figure('leadReply'),
    atOnce: figure('atOnce'),
    expectation: figure('expectation'),
  };
}

/** The facts of each measure. */
export function byMeasure(facts: readonly Fact[]): Map<Measure, Fact[]> {
  const all = new Map<Measure, Fact[]>(MEASURES.map((measure) => [measure, []]));
  for (const fact of facts) all.get(fact.measure)?.push(fact);
  return all;
}

/** Which of the facts a figure stands for. */
export interface Behind {
  measure: Measure;
  part: 0 | 1;
  within: Stretch;
  slice?: { by: Narrow; key: string };
}

/** The facts behind a figure: as many as it says. In the order of time. */
export function factsBehind(all: readonly Fact[], { measure, part, within, slice }: Behind): Fact[] {
  const facts = all.filter((fact) => fact.measure === measure);
  const keyOf = slice === undefined ? null : keysFor(slice.by, facts);
  const chosen = facts.filter(
    (fact) =>
      isWithin(fact, within) &&
      (keyOf === null || slice === undefined || [slice.key, null].includes(keyOf(fact))) &&
      (slice?.by !== 'step' || fact.missing.some((step) => step === slice.key)),
  );
  const found =
    measure === 'atOnce'
      ? part === 0
        ? chosen
        : atOnce(chosen, within).most
      : chosen.filter((fact) => fact.part === part);
  return found.toSorted((one, other) => one.at - other.at || placeOf(one, other));
}

function placeOf(one: Fact, other: Fact): number {
  const name = ({ chatId, caseNumber }: Fact) => `${String(caseNumber)} ${String(chatId)}`;
  return name(one) < name(other) ? -1 : 1;
}

/**
 * By which key a fact is told apart; empty: by none; null: it counts for every key. The closed chats that complaints are held
 * against have neither class nor cause, and count against each.
 */
export function keysFor(by: Narrow, facts: readonly Fact[]): (fact: Fact) => string | null {
  switch (by) {
    case 'agent':
    case 'department':
    case 'customerClass':
    case 'customer':
      return (fact) => fact[by] ?? '';
    case 'class':
    case 'cause':
      return (fact) => (fact.measure === 'complaints' && fact.part === 1 ? null : (fact[by] ?? ''));
    case 'fifth': {
      const tops = ([0, 1] as const).map((part) => ranked(facts.filter((one) => one.part === part)).fifth);
      return ({ part, customer }) =>
        customer === null ? '' : tops[part]?.has(customer) === true ? 'top' : 'rest';
    }
    case 'step':
      return () => null;
  }
}

/**
 * The figures of a measure by one of its slices, those of whom most comes first; `more`: how many are left out beyond `limit`.
 * Only those shown are reckoned, and the closed chats that count for each are counted once: there may be a cause to each case.
 */
export function slicedBy(
  by: Slice,
  measure: Measure,
  { facts, stretch, limit }: { facts: readonly Fact[]; stretch: Stretch; limit: number },
): { rows: { key: string; figure: Figure }[]; more: number } {
  const keyOf = keysFor(by, facts);
  const groups = new Map<string, Fact[]>();
  let ofEach = 0;
  for (const fact of facts) {
    const key = keyOf(fact);
    const group = key === null ? null : groups.get(key);
    if (key === null) ofEach += 1;
    else if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  const most = [...groups]
    .sort(([one, own], [other, others]) => others.length - own.length || (one < other ? -1 : 1))
    .slice(0, limit);
  return {
    rows: most.map(([key, own]) => ({ key, figure: figureOf(measure, own, stretch, ofEach) })),
    more: groups.size - most.length,
  };
}

function bothMeans(facts: readonly Fact[]): { expected: number | null; perceived: number | null } {
  const rated = facts.flatMap((fact) => (fact.rated === undefined ? [] : [fact.rated]));
  return {
    expected: meanOf(rated.map(({ expected }) => expected)),
    perceived: meanOf(rated.map(({ perceived }) => perceived)),
  };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;
}
