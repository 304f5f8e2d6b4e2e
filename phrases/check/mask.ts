import { personalNumbers } from './personal-numbers.ts';

/**
 * The text with bank cards, identity numbers and passwords made unreadable: of numbers the last four digits stay, of
 * passwords nothing, not even the length. Everything else is untouched; masking twice changes nothing more. [S0 §8.1]
 */
export function maskPersonalNumbers(text: string): string {
  let masked = '';
  let from = 0;
  for (const { kind, start, end } of personalNumbers(text)) {
    const found = text.slice(start, end);
    masked += text.slice(from, start) + (kind === 'password' ? '******' : covered(found));
    from = end;
  }
  return masked + text.slice(from);
}

function covered(number: string): string {
  return number.slice(0, -4).replace(/[\d\uff10-\uff19]/gu, '*') + number.slice(-4);
}
