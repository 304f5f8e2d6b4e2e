import { isLetter } from './tokens.ts';

/** The position of a lexicon phrase in a text; `tags` are what it may mean. */
export interface Match {
  tags: readonly number[];
  start: number;
  end: number;
}

/** What a place in the graph may end: the concepts meant, and whether also inside a word, for words that people run together. */
export interface Ending {
  tags: readonly number[];
  loose: boolean;
}

/**
 * Thousands of phrases as states and the characters that lead on from them. Whatever goes on alike is one state, so
 * phrases share their ends as well as their beginnings.
 */
export interface PhraseTable {
  /** The state in which every phrase begins; none leads back to it, and there is no state 0. */
  root: number;
  endings: readonly Ending[];
  /** For each state the place of its ending in `endings`; the first is none. */
  ends: Uint16Array;
  /** The steps, found by state and character ({@link slotOf}): `next` is 0 where none is. A power of two long. */
  states: Uint16Array;
  codes: Uint16Array;
  next: Uint16Array;
}

/** No phrase, however drawn out its letters, is followed further than this: the work stays linear. */
const reach = 40;

/** The longest phrase at each place; what lies wholly inside a longer one does not count (垃圾 in 垃圾桶). */
export function findPhrases(table: PhraseTable, text: string): Match[] {
  const matches: Match[] = [];
  let covered = 0;
  for (let start = 0; start < text.length; start++) {
    const match = longest(table, text, start);
    if (match === null || match.end <= covered) continue;
    matches.push(match);
    covered = match.end;
  }
  return matches;
}

function longest(table: PhraseTable, text: string, start: number): Match | null {
  const inWord = start > 0 && isLetter(text.charCodeAt(start - 1)) && isLetter(text.charCodeAt(start));
  let best: Match | null = null;
  let state = table.root;
  let last = -1;
  for (let at = start; at < Math.min(text.length, start + reach); at++) {
    const code = text.charCodeAt(at);
    const child = stepFrom(table, state, code);
    if (child === 0 && (code !== last || code < 97)) break;
    // A letter drawn out (heeello, 谢谢谢谢) stays where it is.
    if (child !== 0) state = child;
    last = code;
    const ending = table.endings[table.ends[state] ?? 0];
    if (ending !== undefined && ending.tags.length > 0 && (ending.loose || (!inWord && endsWord(text, at))))
      best = { tags: ending.tags, start, end: at + 1 };
  }
  return best;
}

function stepFrom(table: PhraseTable, state: number, code: number): number {
  return table.next[slotOf(table, state, code)] ?? 0;
}

/** The place of the step that leads on from a state by a character, or the free place for it. */
export function slotOf({ states, codes, next }: PhraseTable, state: number, code: number): number {
  const mixed = Math.imul(state, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b);
  let at = (mixed >>> 14) & (next.length - 1);
  while (next[at] !== 0 && (codes[at] !== code || states[at] !== state)) at = (at + 1) & (next.length - 1);
  return at;
}

function endsWord(text: string, at: number): boolean {
  return at + 1 >= text.length || !isLetter(text.charCodeAt(at)) || !isLetter(text.charCodeAt(at + 1));
}
