import { hashText, mix, type FeatureVector } from './feature-vector.ts';
import { tags } from './tables.ts';
import type { Match } from './phrase-table.ts';

/** What must be said in some way for a situation to be likely; its absence is as telling as its presence. */
const signals: Record<string, string[]> = {
  foul: ['swears', 'insults', 'slurs', 'wishes_harm', 'rough', 'taunts'],
  lewd: ['lewd', 'flirts', 'unlawful'],
  scorn: ['contempt'],
  group: ['groups'],
  higher: ['calls_boss', 'boss', 'regulator', 'law', 'media'],
  hours: ['hours'],
  suggests: ['suggests'],
  praises: ['praises', 'kind_deeds'],
  identity: ['agent_identity'],
  named: ['named_agent'],
  wrong: ['dismayed', 'complains', 'overcharged', 'goods', 'harms', 'mocks', 'ordeals'],
  play: ['banter', 'ailments', 'board'],
  manner: ['manner'],
  waits: ['waits', 'slow', 'clueless'],
  chases: ['repeats', 'progress', 'case_words', 'nth'],
  late: ['promised', 'passed'],
  breaks: ['breaks'],
  repair: ['repair', 'still'],
  many: ['many'],
  sorry: ['sorry'],
  odd: ['odd_requests'],
  asks: ['asks', 'wants'],
  favours: ['favours'],
  tried: ['no_avail'],
  grateful: ['grateful'],
};

/** For each idea the signals, as bits, that it gives. */
const given = Uint32Array.from(tags, (tag) =>
  Object.values(signals).reduce((bits, names, at) => (names.includes(tag) ? bits | (1 << at) : bits), 0),
);
const absent = Object.keys(signals).map((name) => hashText(`no ${name}`));
const has = hashText('has ');

/** Adds the signals that a message lacks, and a feature for exactly those that it has. */
export function addSignals(vector: FeatureVector): void {
  let bits = 0;
  for (const match of vector.matches) for (const tag of match.tags) bits |= given[tag] ?? 0;
  let which = has;
  absent.forEach((lacking, at) => {
    const isSaid = (bits >> at) & 1;
    if (isSaid === 0) vector.add(lacking, 0, 0);
    which = mix(which, 48 + isSaid);
  });
  vector.add(which, 0, 0);
}

const telling = new Set(
  Object.entries(signals)
    .filter(([name]) => name !== 'asks' && name !== 'group' && name !== 'play')
    .flatMap(([, names]) => names.map((name) => tags.indexOf(name))),
);

/** Whether a message says anything that a grievance, a fault, abuse or a wish of its kind is known by. */
export function isTelling(matches: readonly Match[]): boolean {
  return matches.some((match) => match.tags.some((tag) => telling.has(tag)));
}

const complains = tags.indexOf('complains');

/** Whether a message says itself that it is a complaint, or that the customer leaves for good. */
export function declares(matches: readonly Match[]): boolean {
  return matches.some((match) => match.tags.includes(complains));
}

const rough = tags.indexOf('rough');

/** Whether a message calls somebody or something names that are rude but not foul. */
export function isRough(matches: readonly Match[]): boolean {
  return matches.some((match) => match.tags.includes(rough));
}

const foul = new Set(
  ['foul', 'lewd', 'scorn'].flatMap((name) => signals[name] ?? []).map((name) => tags.indexOf(name)),
);

/** Whether a message has any word that abuse is known by. */
export function isFoul(matches: readonly Match[]): boolean {
  return matches.some((match) => match.tags.some((tag) => foul.has(tag)));
}
