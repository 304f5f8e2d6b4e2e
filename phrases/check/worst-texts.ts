import type { AST } from '@eslint-community/regexpp';
import { parsePattern } from '../pattern-safety.ts';

/** What a class or a dot is filled with, where the pattern itself names nothing. */
const FILLERS = ['a', '话', ' ', '1', '，'];
/** Letters of the pattern itself that it is tried with. */
const OWN_MOST = 6;

/**
 * Texts of this length for which the pattern backtracks most: a match begins at every place, and its end is missing.
 * Without ends of sentences, so that each is searched as one.
 */
export function worstTexts(pattern: string, length: number): string[] {
  const { alternatives } = parsePattern(pattern);
  const own = Array.from(new Set(exampleOf(alternatives, 'a'))).filter(
    (letter) => !'。!?！？;；…~\n'.includes(letter),
  );
  return [...new Set([...FILLERS, ...own.slice(0, OWN_MOST)])].flatMap((filler) => {
    const example = exampleOf(alternatives, filler);
    const unfinished = example.slice(0, -1) || filler;
    return [filled(unfinished, length), filler.repeat(Math.max(0, length - example.length)) + example];
  });
}

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

/**
 * A text that the alternation nearly matches: as long as possible, and made of one letter where the pattern permits.
 * Taken from the longest branch, which can be tried in the most ways.
 */
function exampleOf(alternatives: AST.Alternative[], filler: string): string {
  let longest = '';
  for (const { elements } of alternatives) {
    const text = elements.map((element) => exampleOfElement(element, filler)).join('');
    if (text.length > longest.length) longest = text;
  }
  return longest;
}

function exampleOfElement(element: AST.Element, filler: string): string {
  if (element.type === 'Quantifier') {
    const { min, max } = element;
    return exampleOfElement(element.element, filler).repeat(max === Infinity ? min : max);
  }
  // A lookaround needs text to look at; a negative one must not match.
  if ('alternatives' in element)
    return 'negate' in element && element.negate ? '' : exampleOf(element.alternatives, filler);
  return element.type === 'Assertion' ? '' : letterFor(element.raw, filler);
}

/** A letter that a character or class matches: the filler, if it does. */
function letterFor(source: string, filler: string): string {
  const one = new RegExp(`^${source}$`, 'iu');
  return [filler, ...FILLERS, ...Array.from(source)].find((letter) => one.test(letter)) ?? '';
}
