import { hashText, mix } from './feature-vector.ts';

/** A Chinese character, a word, a number by its length, a mark or an emoji. */
export interface Token {
  hash: number;
  start: number;
  end: number;
  /** Says something: not a mark. */
  speaks: boolean;
}

const wordSeed = 17;

const numberSeed = 29;

/** The tokens of a normalised text, in order, blanks left out. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  while (start < text.length) {
    const code = text.charCodeAt(start);
    const end = isLetter(code) ? endOfWord(text, start) : start + (code >= 0xd800 && code <= 0xdbff ? 2 : 1);
    if (code > 32) tokens.push(token(text, start, end));
    start = end;
  }
  return tokens;
}

function token(text: string, start: number, end: number): Token {
  const code = text.charCodeAt(start);
  if (isDigit(code) && end - start > 1 && allDigits(text, start, end))
    return { hash: mix(numberSeed, Math.min(4, end - start)), start, end, speaks: true };
  const speaks = isLetter(code) || isChinese(code) || code >= 0xd800;
  return { hash: hashText(text, wordSeed, start, end), start, end, speaks };
}

function endOfWord(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && isLetter(text.charCodeAt(end))) end++;
  return end;
}

function allDigits(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isDigit(text.charCodeAt(at))) return false;
  return true;
}

/** a to z and 0 to 9 after normalising, and accented letters: what makes up a word that is written with blanks around it. */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 0xdf && code <= 0x24f);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isChinese(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}
