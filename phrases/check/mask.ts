import { personalNumbers, type PersonalNumber } from './personal-numbers.ts';
import { readable } from './readable.ts';

/** So many digits of a number stay. */
const SHOWN = 4;

/**
 * Masks bank cards, identity numbers and passwords: keeps the last four digits of numbers, and of passwords nothing,
 * not even the length. Idempotent. [S0 §8.1]
 */
export function maskPersonalNumbers(text: string): string {
  return masked(text, personalNumbers(text));
}

/** Nine digits or more, with spaces or dashes between: a number that is not complete, or of no known kind. */
const LONG_RUN = /\d(?:[\p{Zs}\t\p{Pd}]{0,3}\d){8,}/gu;

/**
 * Masks a text that is still being written: besides what {@link maskPersonalNumbers} does, all long runs of digits,
 * because the kind of a number shows only at its end.
 */
export function maskUnfinished(typed: string): string {
  const text = maskPersonalNumbers(typed);
  const seen = readable(text);
  let result = '';
  let from = 0;
  for (const { 0: run, index } of seen.text.matchAll(LONG_RUN)) {
    const [start = from, end = text.length] = [seen.at[index], seen.at[index + run.length]];
    result += text.slice(from, start) + covered(text.slice(start, end));
    from = end;
  }
  return result + text.slice(from);
}

/**
 * Masks what a website says about its visitor. These values are the website's own, not typed by a customer: they are
 * masked only if name, words or format show a card, an identity number or a password.
 */
export function maskAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      const before = `${name}: `;
      const found = personalNumbers(before + value).filter(
        ({ plain, start }) => plain && start >= before.length,
      );
      return [maskPersonalNumbers(name), masked(before + value, found).slice(before.length)];
    }),
  );
}

/** The replacement of a match. */
export function coverOf(text: string, { kind, start, end }: PersonalNumber): string {
  return kind === 'password' ? '******' : covered(text.slice(start, end));
}

function masked(text: string, found: readonly PersonalNumber[]): string {
  let result = '';
  let from = 0;
  for (const one of found) {
    result += text.slice(from, one.start) + coverOf(text, one);
    from = one.end;
  }
  return result + text.slice(from);
}

/** The number with all digits but the last covered, and without invisible characters. */
function covered(number: string): string {
  const characters = Array.from(number).filter((character) => readable(character).text !== '');
  let digits = 0;
  for (let at = characters.length - 1; at >= 0; at -= 1) {
    if (!/^[\dx]$/iu.test(readable(characters[at] ?? '').text)) continue;
    digits += 1;
    if (digits > SHOWN) characters[at] = '*';
  }
  return characters.join('');
}
