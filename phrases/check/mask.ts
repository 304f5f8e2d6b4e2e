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
