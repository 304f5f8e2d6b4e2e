import { isCardNumber, isRareCardNumber } from './card-issuers.ts';
import { digitRuns, type Digits } from './digit-runs.ts';
import { namedAs, type Before, type NamedAs } from './named-as.ts';
import { toldPasswords } from './passwords.ts';
import { readable, type Readable } from './readable.ts';

/** A number or word that identifies or authorises a person, with its place; `end` exclusive. */
export interface PersonalNumber {
  kind: 'card' | 'identity' | 'password';
  start: number;
  end: number;
  /** For values of an account or a shop: whether the words around it, or card-like groups, make it unambiguous. */
  plain: boolean;
}

/** Without a digit, or a word for passwords, there is nothing to find. */
const WORTH_A_LOOK = /[\p{Nd}\p{No}]|密|口令|口|p/iu;

/**
 * Bank cards (issuer, length, check digit), Chinese identity numbers (birthday, check digit) and disclosed passwords,
 * also if hidden by invisible characters, dots or digits of other scripts. Not numbers that are named as orders,
 * parcels or items, or that only look like cards, such as phone numbers.
 */
export function personalNumbers(typed: string): PersonalNumber[] {
  if (!WORTH_A_LOOK.test(typed)) return [];
  const view = readable(typed);
  const passwords = toldPasswords(view.text).map((place): PersonalNumber => ({
    kind: 'password',
    ...place,
    plain: true,
  }));
  const found: PersonalNumber[] = [];
  for (const one of [...numbers(view.text), ...passwords])
    if (!found.some((other) => other.start < one.end && one.start < other.end)) found.push(one);
  return found.sort((one, other) => one.start - other.start).map((one) => inOriginal(one, view));
}

function numbers(text: string): PersonalNumber[] {
  const found: PersonalNumber[] = [];
  let last: Before | null = null;
  for (const stretch of digitRuns(text)) {
    const { start, end, digits } = stretch;
    if (found.some((one) => start < one.end)) continue;
    if (last !== null && start < last.end && end <= last.end && last.name === 'thing') continue;
    const name: NamedAs = namedAs(text, { start, end, digits: digits.length }, last);
    if (last === null || start >= last.end || name === 'thing') last = { end, digits: digits.length, name };
    const kind = kindOf(stretch, name);
    if (kind !== null)
      found.push({ kind, start, end, plain: name === 'card' || stretch.grouped || kind === 'identity' });
  }
  return found;
}

function kindOf({ digits }: Digits, name: NamedAs): 'card' | 'identity' | null {
  if (name === 'thing') return null;
  if (isIdentity(digits.toUpperCase())) return 'identity';
  return isCardNumber(digits) || (name === 'card' && isRareCardNumber(digits)) ? 'card' : null;
}

function inOriginal(one: PersonalNumber, { at }: Readable): PersonalNumber {
  const lastAt = at[one.end - 1] ?? 0;
  return { ...one, start: at[one.start] ?? 0, end: Math.max(lastAt + 1, at[one.end] ?? 0) };
}

/** GB 11643: region, birthday, sequence, and a check digit from weighted digits modulo 11. */
function isIdentity(number: string): boolean {
  if (!/^[1-8]\d{16}[\dX]$/u.test(number)) return false;
  const month = Number(number.slice(10, 12));
  const day = Number(number.slice(12, 14));
  const born = /^(?:18|19|20)/u.test(number.slice(6)) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  const sum = Array.from(number.slice(0, 17)).reduce(
    (total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11),
    0,
  );
  return born && number.endsWith('10X98765432'.charAt(sum % 11));
}
