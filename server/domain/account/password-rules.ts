import { PASSWORD_MAX, PASSWORD_MIN } from '../../../protocol/limits.ts';
import type { PasswordFault } from '../../../protocol/account.ts';
import { COMMON } from './common-passwords.ts';

/** From how many letters on a name counts as part of a password. */
const NAME_MIN = 3;
/** Characters that a password must have left when its common words and rows of keys are taken away. */
const REST_MIN = 4;
/** Different characters at least. */
const DIFFERENT_MIN = 5;

/**
 * What keeps a new password from being taken; null if nothing does. Length is what counts (characters as people count
 * them); signs and digits are not required.
 */
export function passwordFault(password: string, names: readonly string[]): PasswordFault | null {
  const characters = Array.from(password);
  if (characters.length < PASSWORD_MIN) return 'too_short';
  if (characters.length > PASSWORD_MAX) return 'too_long';
  const plain = plainOf(password);
  if (names.some((name) => name.length >= NAME_MIN && plain.includes(name.toLowerCase()))) return 'names_you';
  return isCommonPassword(password) ? 'common' : null;
}

/** Whether a password is among those that are tried first: few different characters, or the words of published lists. */
export function isCommonPassword(password: string): boolean {
  const plain = plainOf(password);
  return new Set(plain).size < DIFFERENT_MIN || isCommon(plain) || isCommon(unmasked(plain));
}

function plainOf(password: string): string {
  return password.normalize('NFKC').toLowerCase();
}

function isCommon(plain: string): boolean {
  let rest = plain;
  for (const word of COMMON) rest = rest.replaceAll(word, '');
  // A common password with a year or a few signs appended is still common.
  return rest.length < REST_MIN || (rest.length < plain.length && /^[\d\W_]{0,8}$/.test(rest));
}

const MASKS: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** `P@ssw0rd` is `password`. */
function unmasked(plain: string): string {
  return Array.from(plain, (one) => MASKS[one] ?? one).join('');
}

/** Why a new password is not taken, in one sentence. */
export const PASSWORD_SENTENCES: Record<PasswordFault, string> = {
  too_short: `A new password has at least ${PASSWORD_MIN} characters.`,
  too_long: `A new password has at most ${PASSWORD_MAX} characters.`,
  names_you: 'A new password must not contain the account, the number or the name.',
  common: 'This password is easy to guess; choose another, for example four random words.',
};
