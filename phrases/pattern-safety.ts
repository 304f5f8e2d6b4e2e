const mostWays = 5000;
const widest = 40;

/**
 * Why a pattern may not be used, or undefined if it may.
 *
 * A pattern is searched on every keystroke, so it must be linear in the length of the draft whatever is typed. This is
 * held by counting in how many ways it can be tried from one position: repeats without an upper bound, repeated
 * groups and references back are refused, and the ways that the rest allows may not exceed a fixed number.
 */
export function unsafe(pattern: string): string | undefined {
  const read = readable(pattern);
  if (typeof read === 'string') return read;
  const reader = { pattern, at: 0 };
  try {
    const ways = waysOf(reader);
    if (!isSurelyFilled({ pattern, at: 0 }) && read.test('')) {
      return 'it matches an empty text';
    }
    return ways > mostWays
      ? `it can be tried in ${ways} ways at every letter; ${mostWays} is the most`
      : undefined;
  } catch (error) {
    return error instanceof Unsafe ? error.message : 'it cannot be read';
  }
}

/** In how many ways a safe pattern can be tried from one position: about what a letter of a text costs at the worst. */
export function waysIn(pattern: string): number {
  return waysOf({ pattern, at: 0 });
}

/** The pattern as an expression, or what is wrong with it. */
function readable(pattern: string): RegExp | string {
  try {
    return new RegExp(pattern, 'u');
  } catch (error) {
    return error instanceof Error ? error.message : 'not a regular expression';
  }
}

class Unsafe extends Error {}

interface Reader {
  readonly pattern: string;
  at: number;
}

/**
 * Whether each branch, up to the end of its group, holds something that has to be there. Asked first, because V8
 * compiles what is searched: for the hundreds of patterns of a manual that takes the start 5 MB and 100 ms.
 */
function isSurelyFilled(reader: Reader): boolean {
  let isFilled = true;
  for (;;) {
    isFilled = isBranchFilled(reader) && isFilled;
    if (reader.pattern.charAt(reader.at) !== '|') return isFilled;
    reader.at += 1;
  }
}

function isBranchFilled(reader: Reader): boolean {
  let isFilled = false;
  while (reader.at < reader.pattern.length && !'|)'.includes(reader.pattern.charAt(reader.at)))
    isFilled = isPartFilled(reader) || isFilled;
  return isFilled;
}

function isPartFilled(reader: Reader): boolean {
  const from = reader.at;
  const group = /^\((?:\?(?::|<\w+>)|(?!\?))/u.exec(reader.pattern.slice(from))?.[0];
  if (group === undefined) {
    waysOfPart(reader);
    return !nothing.test(reader.pattern.slice(from, reader.at));
  }
  reader.at += group.length;
  const isInsideFilled = isSurelyFilled(reader);
  reader.at += 1;
  return repeats(reader, true) === 1 && isInsideFilled;
}

/** A part that may be nothing, or is: what is only looked at, a place between letters, something that may be left out. */
const nothing = /^(?:\(|\^|\$|\\[bB])|(?:[?*]|\{0,?\d*\})\??$/u;

/** A whole alternation, up to the end of its group: ways add up, but of branches that begin differently only one can hold. */
function waysOf(reader: Reader): number {
  const byStart = new Map<string, number>();
  let anyStart = 0;
  for (;;) {
    const start = firstLetter(reader);
    const ways = waysOfBranch(reader);
    if (start === undefined) {
      anyStart += ways;
    } else {
      byStart.set(start, (byStart.get(start) ?? 0) + ways);
    }
    if (reader.pattern.charAt(reader.at) !== '|') {
      return anyStart + Math.max(0, ...byStart.values());
    }
    reader.at += 1;
  }
}

function firstLetter(reader: Reader): string | undefined {
  return /^([\p{L}\p{N}])(?![?{*])/u.exec(reader.pattern.slice(reader.at))?.[1]?.toLowerCase();
}

function waysOfBranch(reader: Reader): number {
  let ways = 1;
  while (reader.at < reader.pattern.length && !'|)'.includes(reader.pattern.charAt(reader.at))) {
    ways *= waysOfPart(reader);
  }
  return ways;
}

function waysOfPart(reader: Reader): number {
  if (reader.pattern.charAt(reader.at) !== '(') {
    skipAtom(reader);
    return repeats(reader);
  }
  reader.at += /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/u.exec(reader.pattern.slice(reader.at))?.[0].length ?? 1;
  const inside = waysOf(reader);
  reader.at += 1;
  const times = repeats(reader, true);
  return times === 1 ? inside : inside + 1;
}

function skipAtom(reader: Reader): void {
  const rest = reader.pattern.slice(reader.at);
  if (/^\\(?:[1-9]|k<)/u.test(rest)) {
    throw new Unsafe('it refers back to what it found before');
  }
  const atom = /^(?:\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\x..|\\.|[^])/u.exec(rest)?.[0] ?? '';
  reader.at += atom.length;
}

/** How many lengths a quantifier allows; 1 without one. */
function repeats(reader: Reader, group = false): number {
  const quantifier = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/u.exec(reader.pattern.slice(reader.at));
  if (!quantifier) {
    return 1;
  }
  reader.at += quantifier[0].length;
  const mark = quantifier[0].charAt(0);
  if (mark === '?') {
    return 2;
  }
  const least = Number(quantifier[1]);
  const most = quantifier[2] === '' ? least : Number(quantifier[3] === '' ? NaN : quantifier[3]);
  if (mark === '*' || mark === '+' || Number.isNaN(most)) {
    throw new Unsafe('it repeats without an end (*, +, {1,}); give a number, such as {0,10}');
  }
  if (group) {
    throw new Unsafe('it repeats a group; only ? may follow a group');
  }
  if (most > widest) {
    throw new Unsafe(`it repeats up to ${most} times; ${widest} is the most`);
  }
  return most - least + 1;
}
