/**
 * A text as a reader sees it: without invisible characters, every kind of digit as 0 to 9, letters and
 * punctuation in half width. `at[i]` is where the character `i` of `text` begins in the original; one more entry is
 * the original's length.
 */
export interface Readable {
  readonly text: string;
  readonly at: readonly number[];
}

// Format characters, variation selectors, combining marks on digits (keycaps), Hangul fillers, the blank Braille cell.
const UNSEEN = /^[\p{Cf}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}\u115f\u1160\u2800\u3164\uffa0]$/u;
const DIGIT = /^\p{Nd}$/u;
const PLAIN = /^[\n\t\x20-\x7e\p{Script=Han}]*$/u;

/** The readable form of a text, with the way back to the original's positions. */
export function readable(typed: string): Readable {
  if (PLAIN.test(typed)) return { text: typed, at: Array.from({ length: typed.length + 1 }, (_, at) => at) };
  let text = '';
  const at: number[] = [];
  let from = 0;
  for (const character of typed) {
    const seen = isPlain(character) ? character : seenAs(character);
    for (let unit = 0; unit < seen.length; unit += 1) at.push(from + (seen === character ? unit : 0));
    text += seen;
    from += character.length;
  }
  return { text, at: [...at, from] };
}

/** The letters that nearly all of a text consists of; nothing has to be looked up for them. */
function isPlain(character: string): boolean {
  return (character >= ' ' && character <= '~') || (character >= '\u4e00' && character <= '\u9fff');
}

function seenAs(character: string): string {
  if (UNSEEN.test(character)) return '';
  if (DIGIT.test(character)) return String(digitOf(character));
  const plain = character.normalize('NFKC');
  return plain.length === 1 ? plain : character;
}

/** Digits of every script stand in a row from nought to nine. */
function digitOf(character: string): number {
  const plain = character.normalize('NFKC');
  if (/^\d$/u.test(plain)) return Number(plain);
  const point = character.codePointAt(0) ?? 0;
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(point - before - 1))) before += 1;
  return before % 10;
}
