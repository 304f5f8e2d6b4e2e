import { tags } from './lexicon.ts';
import type { Hit } from './phrase-table.ts';

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
};

const members = Object.values(signals).map((names) => names.map((name) => tags.indexOf(name)));
const absent = Object.keys(signals).map((name) => `no ${name}`);

/** Names of the signals that a message lacks, and one name for exactly those that it has. */
export function signalsOf(hits: readonly Hit[]): string[] {
  const said = new Set(hits.flatMap((hit) => hit.tags));
  const has = members.map((group) => group.some((tag) => said.has(tag)));
  const lacking = absent.filter((_, at) => has[at] !== true);
  return [...lacking, `has ${has.map(Number).join('')}`];
}

const telling = new Set(
  Object.entries(signals)
    .filter(([name]) => name !== 'asks' && name !== 'group' && name !== 'play')
    .flatMap(([, names]) => names.map((name) => tags.indexOf(name))),
);

/** Whether a message says anything that a grievance, a fault, abuse or a wish of its kind is known by. */
export function isTelling(hits: readonly Hit[]): boolean {
  return hits.some((hit) => hit.tags.some((tag) => telling.has(tag)));
}

const complains = tags.indexOf('complains');

/** Whether a message says itself that it is a complaint, or that the customer leaves for good. */
export function declares(hits: readonly Hit[]): boolean {
  return hits.some((hit) => hit.tags.includes(complains));
}
