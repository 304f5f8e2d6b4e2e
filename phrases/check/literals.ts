/** More wordings than this of a part of a pattern are not worked out: the pattern then has shorter literals. */
const mostWordings = 40;

/** What a part of a pattern can be: all its wordings, if they are few, and literals of which any match has at least one. */
interface Part {
  readonly wordings: readonly string[] | undefined;
  readonly needed: readonly string[] | undefined;
}

interface Reader {
  readonly pattern: string;
  at: number;
}

const nothing: Part = { wordings: [''], needed: undefined };
const anything: Part = { wordings: undefined, needed: undefined };

/**
 * Literals, at least one of which every match of the pattern contains: as long and as few as can be told from its
 * source; undefined if there are none. A text without them need not be searched. Case-sensitive: for lower-case text
 * pass a lower-case pattern.
 */
export function literalsOf(pattern: string): readonly string[] | undefined {
  return best([alternation({ pattern, at: 0 })]);
}

function alternation(reader: Reader): Part {
  const branches = [branch(reader)];
  while (reader.pattern.charAt(reader.at) === '|') {
    reader.at += 1;
    branches.push(branch(reader));
  }
  const [only] = branches;
  if (branches.length === 1 && only) return only;
  return {
    wordings: few(all(branches.map(({ wordings }) => wordings))),
    needed: all(branches.map((one) => best([one]))),
  };
}

/** One part after the other: wordings are joined until one is unknown or they become too many. */
function branch(reader: Reader): Part {
  const known: Part[] = [];
  let joined: readonly string[] = [''];
  let whole = true;
  while (reader.at < reader.pattern.length && !'|)'.includes(reader.pattern.charAt(reader.at))) {
    const part = repeated(reader, atom(reader));
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

/** Literal characters; a quantified one is a part of its own. */
const plain = /[^()[\]{}\\^$.|*+?]+(?![*+?{])|[^()[\]{}\\^$.|*+?]/uy;
const group = /\((?:\?(?::|(<?[=!])|<\w+>))?/uy;
const single = /\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\u....|\\x..|\\.|[^]/uy;
const quantifier = /(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/uy;

function take(reader: Reader, what: RegExp): RegExpExecArray | undefined {
  what.lastIndex = reader.at;
  const found = what.exec(reader.pattern) ?? undefined;
  reader.at += found?.[0].length ?? 0;
  return found;
}

function atom(reader: Reader): Part {
  const letters = take(reader, plain);
  if (letters) return { wordings: [letters[0]], needed: undefined };
  const opened = take(reader, group);
  if (opened) {
    const inside = alternation(reader);
    reader.at += 1;
    return opened[1] === undefined ? inside : around(opened[1], inside);
  }
  return special(take(reader, single)?.[0] ?? '');
}

/** A positive lookaround is not part of the match, but the text contains it. */
function around(kind: string, inside: Part): Part {
  return { wordings: [''], needed: kind.endsWith('=') ? best([inside]) : undefined };
}

function special(text: string): Part {
  if (text === '^' || text === '$' || text === '\\b' || text === '\\B') return nothing;
  if (/^\[[^\\^-]{1,12}\]$/u.test(text))
    return { wordings: Array.from(text.slice(1, -1)), needed: undefined };
  return /^\\[^\p{L}\p{N}]$/u.test(text) ? { wordings: [text.slice(1)], needed: undefined } : anything;
}

function repeated(reader: Reader, part: Part): Part {
  const often = take(reader, quantifier);
  if (!often) return part;
  if (often[0].startsWith('?')) {
    return { wordings: part.wordings && few([...part.wordings, '']), needed: undefined };
  }
  const atLeastOnce = often[0].startsWith('+') || Number(often[1] ?? 0) > 0;
  return { wordings: undefined, needed: atLeastOnce ? best([part]) : undefined };
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
  return starts.length * ends.length > mostWordings
    ? undefined
    : starts.flatMap((start) => ends.map((end) => start + end));
}

function few(texts: readonly string[] | undefined): readonly string[] | undefined {
  return texts && texts.length <= mostWordings ? texts : undefined;
}

/** All texts of all lists, or nothing if one of the lists is unknown. */
function all(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}
