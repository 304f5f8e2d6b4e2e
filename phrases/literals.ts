import type { AST } from '@eslint-community/regexpp';
import { inLowerCase } from './check/compiled.ts';
import { parsePattern } from './pattern-safety.ts';

/** More wordings than this of a part are not worked out: the literals are shorter then, and so is the manual on the wire. */
const WORDINGS_MAX = 8;
/** Larger character classes are not spelled out. */
const CLASS_MAX = 12;

/** What a part of a pattern can match: all its wordings, if they are few, and literals of which any match has at least one. */
interface Part {
  readonly wordings: readonly string[] | undefined;
  readonly needed: readonly string[] | undefined;
}

const NOTHING: Part = { wordings: [''], needed: undefined };
const ANYTHING: Part = { wordings: undefined, needed: undefined };

/**
 * Literals in lower case, at least one of which every match of the pattern contains: as long and as few as can be told
 * from its source; undefined if there are none. A lower-case text without them need not be searched.
 */
export function literalsOf(pattern: string): readonly string[] | undefined {
  const source = inLowerCase(pattern);
  return source === undefined ? undefined : best([anyOf(parsePattern(source).alternatives)]);
}

function anyOf(alternatives: readonly AST.Alternative[]): Part {
  const branches = alternatives.map(({ elements }) => sequence(elements));
  const [only] = branches;
  if (branches.length === 1 && only) return only;
  return {
    wordings: few(all(branches.map(({ wordings }) => wordings))),
    needed: all(branches.map((one) => best([one]))),
  };
}

/** One part after the other: wordings are joined until one is unknown or they become too many. */
function sequence(elements: readonly AST.Element[]): Part {
  const known: Part[] = [];
  let joined: readonly string[] = [''];
  let whole = true;
  for (const part of elements.map(partOf)) {
    const longer = part.wordings && product(joined, part.wordings);
    if (longer) {
      joined = longer;
      known.push({ wordings: undefined, needed: part.needed });
    } else {
      known.push({ wordings: joined, needed: undefined }, { wordings: undefined, needed: part.needed });
      joined = part.wordings ?? [''];
      whole = false;
    }
  }
  known.push({ wordings: joined, needed: undefined });
  return { wordings: whole ? joined : undefined, needed: best(known) };
}

function partOf(element: AST.Element): Part {
  switch (element.type) {
    case 'Character':
      return { wordings: [String.fromCodePoint(element.value)], needed: undefined };
    case 'CharacterClass':
      return classOf(element);
    case 'Group':
    case 'CapturingGroup':
      return anyOf(element.alternatives);
    case 'Quantifier':
      return repeated(element);
    case 'Assertion':
      // A positive lookaround is not part of the match, but the text contains it.
      return 'alternatives' in element && !element.negate
        ? { wordings: [''], needed: best([anyOf(element.alternatives)]) }
        : NOTHING;
    case 'CharacterSet':
    case 'ExpressionCharacterClass':
    case 'Backreference':
      return ANYTHING;
  }
}

function classOf({ negate, elements }: AST.CharacterClass): Part {
  const letters = elements.flatMap((one) =>
    one.type === 'Character' ? [String.fromCodePoint(one.value)] : [],
  );
  const isSpelledOut = !negate && letters.length === elements.length && letters.length <= CLASS_MAX;
  return isSpelledOut ? { wordings: letters, needed: undefined } : ANYTHING;
}

function repeated({ min, max, element }: AST.Quantifier): Part {
  const part = partOf(element);
  if (min === 0 && max === 1)
    return { wordings: part.wordings && few([...part.wordings, '']), needed: undefined };
  return { wordings: undefined, needed: min > 0 ? best([part]) : undefined };
}

/** Of the literals that are needed anyway, those with the longest shortest one; of equal ones the fewest. */
function best(parts: readonly Part[]): readonly string[] | undefined {
  const choices = parts
    .flatMap(({ wordings, needed }) => [wordings, needed])
    .filter((texts) => texts !== undefined)
    .filter((texts) => texts.length > 0 && !texts.includes(''));
  return choices.sort((one, other) => shortest(other) - shortest(one) || one.length - other.length)[0];
}

function shortest(texts: readonly string[]): number {
  return Math.min(...texts.map(({ length }) => length));
}

function product(starts: readonly string[], ends: readonly string[]): readonly string[] | undefined {
  return starts.length * ends.length > WORDINGS_MAX
    ? undefined
    : starts.flatMap((start) => ends.map((end) => start + end));
}

function few(texts: readonly string[] | undefined): readonly string[] | undefined {
  return texts && texts.length <= WORDINGS_MAX ? texts : undefined;
}

/** All texts of all lists, or nothing if one of the lists is unknown. */
function all(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}
