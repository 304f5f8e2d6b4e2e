import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** More ways than this at every letter are refused. */
const WAYS_MAX = 5000;
/** More repetitions than this of a letter or class are refused. */
const TIMES_MAX = 40;

const parser = new RegExpParser();

/**
 * Why a pattern may not be used, or undefined if it may.
 *
 * A pattern is searched on every keystroke, so it must be linear in the length of the draft whatever is typed. This is
 * ensured by counting in how many ways it can be tried from one position: repeats without an upper bound, repeated
 * groups and back references are refused, and the ways that the rest allows may not exceed a fixed number.
 */
export function unsafe(pattern: string): string | undefined {
  try {
    // The engine that will run the pattern has to accept it, whatever the parser accepts.
    const regExp = new RegExp(pattern, 'u');
    const { alternatives } = parsePattern(pattern);
    const ways = waysOf(alternatives);
    if (!alternatives.every(isFilled) && regExp.test('')) return 'it matches an empty text';
    return ways > WAYS_MAX
      ? `it can be tried in ${ways} ways at every letter; ${WAYS_MAX} is the most`
      : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'not a regular expression';
  }
}

/** In how many ways a safe pattern can be tried from one position: about what a letter of a text costs at the worst. */
export function waysIn(pattern: string): number {
  return waysOf(parsePattern(pattern).alternatives);
}

/** The syntax tree of a pattern; throws if it is not a regular expression. */
export function parsePattern(pattern: string): AST.Pattern {
  return parser.parsePattern(pattern, 0, pattern.length, { unicode: true });
}

class Unsafe extends Error {}

/** An alternation: ways add up, but of branches that begin with different letters only one can match. */
function waysOf(alternatives: AST.Alternative[]): number {
  const byStart = new Map<string, number>();
  let anyStart = 0;
  for (const alternative of alternatives) {
    const start = firstLetter(alternative);
    const ways = waysOfBranch(alternative);
    if (start === undefined) anyStart += ways;
    else byStart.set(start, (byStart.get(start) ?? 0) + ways);
  }
  return anyStart + Math.max(0, ...byStart.values());
}

function firstLetter({ elements: [first] }: AST.Alternative): string | undefined {
  return first?.type === 'Character' && /^[\p{L}\p{N}]$/u.test(first.raw)
    ? first.raw.toLowerCase()
    : undefined;
}

function waysOfBranch({ elements }: AST.Alternative): number {
  return elements.reduce((ways, element) => ways * waysOfElement(element), 1);
}

function waysOfElement(element: AST.Element): number {
  if (element.type === 'Backreference') throw new Unsafe('it refers back to what it found before');
  if (element.type === 'Quantifier') return waysOfRepeated(element);
  return 'alternatives' in element ? waysOf(element.alternatives) : 1;
}

/** A repeated letter or class can have each of the lengths that the quantifier allows; a group may only be optional. */
function waysOfRepeated({ element, min, max }: AST.Quantifier): number {
  const inside = waysOfElement(element);
  if (max === Infinity)
    throw new Unsafe('it repeats without an end (*, +, {1,}); give a number, such as {0,10}');
  if ('alternatives' in element) {
    if (min !== 0 || max !== 1) throw new Unsafe('it repeats a group; only ? may follow a group');
    return inside + 1;
  }
  if (max > TIMES_MAX) throw new Unsafe(`it repeats up to ${max} times; ${TIMES_MAX} is the most`);
  return max - min + 1;
}

/**
 * Whether any match of the branch has at least one letter. Asked before the pattern is run, because V8 compiles a pattern
 * at its first run: for the hundreds of patterns of a manual that costs 5 MB and 100 ms at the start.
 */
function isFilled({ elements }: AST.Alternative): boolean {
  return elements.some(isElementFilled);
}

function isElementFilled(element: AST.Element): boolean {
  switch (element.type) {
    case 'Assertion':
    case 'Backreference':
      return false;
    case 'Quantifier':
      return element.min > 0 && isElementFilled(element.element);
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.every(isFilled);
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet':
    case 'ExpressionCharacterClass':
      return true;
  }
}
