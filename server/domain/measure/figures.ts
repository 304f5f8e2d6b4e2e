import { MEASURES, type Figure, type Measure, type Narrow, type Slice } from '../../../protocol/measures.ts';
import { spreadOf } from '../report/measures.ts';
import { atOnce } from './at-once.ts';
import { ranked } from './customers.ts';
import { isWithin, type Fact, type Stretch } from './fact.ts';

/** The figures of one measure over some of its facts. */
export function figureOf(measure: Measure, facts: readonly Fact[], stretch: Stretch): Figure {
  if (measure === 'atOnce') {
    const { mean, most } = atOnce(facts, stretch);
    return { parts: [facts.length, most.length], rate: null, mean, spread: spreadOf([]) };
  }
  const values = facts.flatMap(({ value }) => (value === null ? [] : [value]));
  const first = facts.filter(({ part }) => part === 0).length;
  const second = facts.length - first;
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

/** The figures of a measure by one of its slices, those of whom most comes first. */
export function slicedBy(
  by: Slice,
  measure: Measure,
  facts: readonly Fact[],
  stretch: Stretch,
): { key: string; figure: Figure }[] {
  const keyOf = keysFor(by, facts);
  const groups = new Map<string, Fact[]>();
  const ofEach: Fact[] = [];
  for (const fact of facts) {
    const key = keyOf(fact);
    if (key === null) ofEach.push(fact);
    else if (groups.has(key)) groups.get(key)?.push(fact);
    else groups.set(key, [fact]);
  }
  return [...groups]
    .map(([key, own]) => ({ key, own, figure: figureOf(measure, [...own, ...ofEach], stretch) }))
    .sort((one, other) => other.own.length - one.own.length || (one.key < other.key ? -1 : 1))
    .map(({ key, figure }) => ({ key, figure }));
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
