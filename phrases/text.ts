/**
 * The text with full-width letters, digits and punctuation in half width and one kind of apostrophe (’), so that one
 * pattern finds both spellings. Every character keeps its place: positions hold in the original too.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/gu, ' ')
    .replace(/['‘`]/gu, '’');
}

const HAN = /\p{Script=Han}/u;

const LATIN = /\p{Script=Latin}{2,}/u;

/** In which of the manual's languages a message is best answered: its own, else the desk's. */
export function languageOf(text: string, otherwise: 'zh-CN' | 'en'): 'zh-CN' | 'en' {
  if (HAN.test(text)) return 'zh-CN';
  return LATIN.test(text) ? 'en' : otherwise;
}

/** How much a text says: a Chinese character counts as two letters. */
export function weight(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0);
}

/** The letters and digits of a text alone, so that a comma more or less makes no other sentence. */
export function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}{}]/gu, '');
}

/**
 * A short fingerprint of a text: the same text always gives the same 14 hexadecimal digits.
 * Tells versions of the manual apart; no protection against somebody who forges one.
 */
export function fingerprint(text: string): string {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193) ^ (low >>> 13);
    low = Math.imul(low ^ unit, 0xc2b2ae35) ^ (high >>> 16);
  }
  const digits = (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0');
  return digits.slice(0, 14);
}
