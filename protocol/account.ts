import { z } from 'zod';

/** A staff password as typed at sign-in: the rules for new ones do not apply. */
export const Password = z.string().min(1).max(200);
/** Six digits of an app, or a recovery code; spaces and hyphens do not count. */
export const Code = z.string().min(1).max(40);

/** `POST /api/session`. `code` is required with two-factor sign-in. */
export const SignIn = z.strictObject({
  account: z.string().min(1).max(64),
  password: Password,
  code: Code.optional(),
});

/** `POST /api/account/password` */
export const ChangePassword = z.strictObject({ password: Password, next: z.string().max(1000) });

/** `POST /api/account/second-step`: begins it. */
export const BeginTwoFactor = z.strictObject({ password: Password });

/** `POST /api/account/second-step/confirm`: the app shows the right digits. */
export const ConfirmTwoFactor = z.strictObject({ code: Code });

/** `POST /api/account/second-step/off` */
export const EndTwoFactor = z.strictObject({ password: Password, code: Code });

/** Why a new password is not taken; `field` is `next` and the message is for people. */
export const PASSWORD_FAULTS = ['too_short', 'too_long', 'names_you', 'common'] as const;

/** One of {@link PASSWORD_FAULTS}. */
export type PasswordFault = (typeof PASSWORD_FAULTS)[number];

/** `GET /api/account/second-step` */
export interface TwoFactorState {
  on: boolean;
  /** Recovery codes that are left. */
  codesLeft: number;
}

/** What an app needs: as a link (for a picture that it reads), and as letters to type. Shown once. */
export interface TwoFactorBegun {
  secret: string;
  link: string;
}

/** Each can be used once in place of a code of the app. Shown once. */
export interface RecoveryCodes {
  codes: string[];
}
