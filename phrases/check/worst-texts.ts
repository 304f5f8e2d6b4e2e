/** What a class or a dot is filled with, where the pattern itself names nothing. */
const FILLERS = ['a', '话', ' ', '1', '，'];
/** Letters of the pattern itself that it is tried with. */
const OWN_MOST = 6;

/**
 * Texts of this length that make a search for the pattern go as many ways as it can: it is begun at every place, and
 * its end is missing. Without ends of sentences, so that each is searched as one.
 */
export function worstTexts(pattern: string, length: number): string[] {
  const own = Array.from(new Set(exampleOf(pattern, 'a'))).filter(
    (letter) => !'。!?！？;；…~\n'.includes(letter),
  );
  return [...new Set([...FILLERS, ...own.slice(0, OWN_MOST)])].flatMap((filler) => {
    const example = exampleOf(pattern, filler);
    const unfinished = example.slice(0, -1) || filler;
    return [filled(unfinished, length), filler.repeat(Math.max(0, length - example.length)) + example];
  });
}

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

interface Reader {
  readonly pattern: string;
  at: number;
  readonly filler: string;
}

/** A text that the pattern finds, or nearly: as long as it can be, made of one letter where that is allowed. */
function exampleOf(pattern: string, filler: string): string {
  return alternation({ pattern, at: 0, filler });
}

/** Of all branches the one with the longest example: it goes the most ways. */
function alternation(reader: Reader): string {
  let longest = branch(reader);
  while (reader.pattern.charAt(reader.at) === '|') {
    reader.at += 1;
    const other = branch(reader);
    if (other.length > longest.length) longest = other;
  }
  return longest;
}

function branch(reader: Reader): string {
  let text = '';
  while (reader.at < reader.pattern.length && !'|)'.includes(reader.pattern.charAt(reader.at))) {
    const part = reader.pattern.charAt(reader.at) === '(' ? group(reader) : atom(reader);
    text += part.repeat(mostTimes(reader));
  }
  return text;
}

function group(reader: Reader): string {
  const begin = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/u.exec(reader.pattern.slice(reader.at))?.[0] ?? '(';
  reader.at += begin.length;
  const inside = alternation(reader);
  reader.at += 1;
  // What must not be there is left out; what is only looked at is put in, so that there is something to look at.
  return begin.endsWith('!') ? '' : inside;
}

function atom(reader: Reader): string {
  const rest = reader.pattern.slice(reader.at);
  const source = /^(?:\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\x..|\\.|[^])/u.exec(rest)?.[0] ?? '';
  reader.at += source.length;
  if (/^(?:[\^$]|\\[bB])$/u.test(source)) return '';
  const one = new RegExp(`^${source}$`, 'iu');
  return [reader.filler, ...FILLERS, ...Array.from(source)].find((letter) => one.test(letter)) ?? '';
}

function mostTimes(reader: Reader): number {
  const quantifier = /^(?:\?|\{(\d+)(?:,(\d*))?\})\??/u.exec(reader.pattern.slice(reader.at));
  if (!quantifier) return 1;
  reader.at += quantifier[0].length;
  return Number(quantifier[2] || quantifier[1] || 1);
}
