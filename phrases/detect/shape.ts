import { tags } from './tables.ts';
import { courtesy } from './lexicon/courtesy.ts';
import type { Match } from './phrase-table.ts';
import type { Token } from './tokens.ts';

const polite = new Set(tags.flatMap((tag, at) => (tag in courtesy ? [at] : [])));

/** How much the message says beyond courtesies, in steps: 0 nothing, 1 and 2 so many words or characters, 3 to 4, 5 to 8, 9 to 16, more. */
export function restOf(tokens: readonly Token[], matches: readonly Match[]): number {
  const kind = matches.filter((match) => match.tags.some((tag) => polite.has(tag)));
  let at = 0;
  let count = 0;
  for (const token of tokens) {
    while (at < kind.length && (kind[at]?.end ?? 0) <= token.start) at++;
    if (token.speaks && (kind[at]?.start ?? Infinity) > token.start) count++;
  }
  return step(count);
}

/** Whether a message has a courtesy in it. */
export function isCourteous(matches: readonly Match[]): boolean {
  return matches.some((match) => match.tags.some((tag) => polite.has(tag)));
}

const named = (...names: string[]): Set<number> => new Set(names.map((name) => tags.indexOf(name)));

/** What courtesies are known by. A clause within a longer message is none without these words, however likely it is. */
const spokenAs = new Map([
  ['thanks', named('thanks', 'grateful')],
  ['farewell', named('bids_farewell', 'wishes', 'nothing_more')],
]);

/** Whether a message has the words that a courtesy is known by; any other situation needs none. */
export function isSpoken(situation: string, matches: readonly Match[]): boolean {
  const known = spokenAs.get(situation);
  return known === undefined || matches.some((match) => match.tags.some((tag) => known.has(tag)));
}

/** Courtesies that do not tell what a message is for: "ok", "sir", "please". */
const fillers = named('accepts', 'calls', 'polite', 'glad');

/** What a message comes down to that says next to nothing beyond courtesies: which of them it is made of. */
export function bareness(matches: readonly Match[], rest: number): string[] {
  if (rest > 3) return [];
  const kinds = [
    ...new Set(matches.flatMap((match) => match.tags.filter((tag) => polite.has(tag) && !fillers.has(tag)))),
  ];
  const made = kinds
    .sort((a, b) => a - b)
    .map((tag) => tags[tag])
    .join('+');
  return [`bare ${made}`, `bare ${made} ${rest}`];
}

/** What can be seen of a text from afar, by name. */
const sights: [string, RegExp][] = [
  ['latin', /[a-z]{2}/],
  ['asks', /\?/],
  ['marks', /[?!.]{3}/],
  ['trails off', /(?:\.\.|,|…)$/],
  ['calls', /!/],
  ['number', /\d{4}/],
  ['one digit', /^(\d)\1+$/],
  ['number alone', /^[\d -]{6,20}$/],
  ['no vowels', /[bcdfghjklmnpqrstvwxz]{5}/],
  ['emoji', /\p{Extended_Pictographic}/u],
];

/** Names of what can be seen from afar: length, script, marks, digits, a message of hardly any words. */
export function shapeOf(text: string, tokens: readonly Token[], rest: number): string[] {
  const speaking = tokens.filter((token) => token.speaks).length;
  const kinds = new Set(tokens.map((token) => token.hash)).size;
  const names = [`length ${step(speaking)}`, `rest ${rest}`];
  if (/[\u4e00-\u9fff]/.test(text))
    names.push('chinese', `chinese length ${step(speaking)}`, `chinese rest ${rest}`);
  for (const [name, pattern] of sights) if (pattern.test(text)) names.push(name, `${name} ${rest}`);
  if (speaking === 0) names.push('wordless');
  if (speaking > 4 && kinds * 2 < speaking) names.push('repeats');
  return names;
}

function step(count: number): number {
  if (count <= 2) return count;
  if (count <= 4) return 3;
  if (count <= 8) return 4;
  if (count <= 16) return 5;
  return 6;
}
