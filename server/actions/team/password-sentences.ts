import type { PasswordFault } from '../../../protocol/account.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from '../../../protocol/limits.ts';

/** Why a new password is not taken, in one sentence. */
export const PASSWORD_SENTENCES: Record<PasswordFault, string> = {
  too_short: `A new password has at least ${PASSWORD_MIN} characters.`,
  too_long: `A new password has at most ${PASSWORD_MAX} characters.`,
  names_you: 'A new password must not contain the account, the number or the name.',
  common: 'This password is easy to guess; choose another, for example four random words.',
};
