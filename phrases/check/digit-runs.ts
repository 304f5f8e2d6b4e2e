/** Digits that may be one number, as they are written in groups; `end` exclusive. */
export interface Digits {
  start: number;
  end: number;
  /** Without the separators between groups; an identity number may end in X. */
  digits: string;
  /** Whether it is written in groups, as on a card. */
  grouped: boolean;
}

/** Groups of digits with no more than three such marks between: spaces, hyphens, dots, slashes. */
const RUN =
  /\d+(?:[\p{Pd}\p{Zs}\t\n._·•∙・|/\\,]{1,3}\d+)*(?:(?<=\d)[\p{Pd}\p{Zs}.]?[xX](?![\p{Script=Latin}\d]))?/gu;
const GROUP = /[\dxX]+/gu;
/** The shortest and the longest number of a card. */
const SHORTEST = 13;
const LONGEST = 19;
/** The usual groupings of card and identity numbers, besides groups of equal length. */
const USUAL = new Set([
  '4-6-5',
  '4-6-4',
  '6-13',
  '6-10',
  '6-12',
  '4-12',
  '6-8-4',
  '6-4-4-4',
  '6-4-4-4-1',
  '4-4-8',
]);

interface Group {
  start: number;
  end: number;
  text: string;
}

/**
 * Every part of a run of digits that may be a number by itself: each group, the whole run, and sequences of groups that
 * look like a card. With the same start, the longer one first.
 */
export function digitRuns(text: string): Digits[] {
  return Array.from(text.matchAll(RUN)).flatMap((match) => {
    if (match[0].length < SHORTEST) return [];
    const groups = groupsOf(match[0], match.index);
    return groups.flatMap((_, from) => stretchesFrom(text, groups, from));
  });
}

function groupsOf(run: string, start: number): Group[] {
  return Array.from(run.matchAll(GROUP), ({ 0: text, index }) => ({
    start: start + index,
    end: start + index + text.length,
    text,
  }));
}

function stretchesFrom(text: string, groups: Group[], from: number): Digits[] {
  const found: Digits[] = [];
  let digits = '';
  for (let to = from; to < groups.length; to += 1) {
    digits += groups[to]?.text ?? '';
    if (digits.length > LONGEST) break;
    const some = groups.slice(from, to + 1);
    if (digits.length >= SHORTEST && isOneNumber(text, some, some.length === groups.length))
      found.unshift({ ...placeOf(some), digits, grouped: some.length > 1 });
  }
  return found;
}

function placeOf(groups: Group[]): { start: number; end: number } {
  return { start: groups[0]?.start ?? 0, end: groups.at(-1)?.end ?? 0 };
}

function isOneNumber(text: string, groups: Group[], whole: boolean): boolean {
  if (groups.length === 1) return true;
  const between = groups.slice(1).map(({ start }, at) => text.slice(groups[at]?.end ?? 0, start));
  if (whole && between.every((mark) => /^[ -]?$/u.test(mark))) return true;
  if (between.some((mark) => mark !== between[0])) return false;
  const sizes = groups.map((group) => group.text.length);
  const [first = 0] = sizes;
  const even = sizes.every((size, at) => size === first || (at === sizes.length - 1 && size < first));
  return even || USUAL.has(sizes.join('-'));
}
