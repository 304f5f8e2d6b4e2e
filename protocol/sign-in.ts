import { z } from 'zod';
import { Code, Password } from './account.ts';
import { InviteCode } from './team.ts';

/** The path that the identity provider leads people back to: its redirect URI is this below the desk's public address. */
export const CALLBACK_PATH = '/sign-in/callback';

/** What a provider may have put into the query of that address. */
const QUERY_MAX = 8000;

/** `POST /api/sign-in`: begins to sign in by the identity provider. */
export const BeginSignIn = z.strictObject({
  /** The secret of a one-time link: whoever signs in is the person of that link. */
  invite: InviteCode.optional(),
  /** The provider shall ask who it is, also where it knows this browser: somebody has just signed out here. */
  again: z.boolean().optional(),
});

/** `POST /api/sign-in/finish`: with the query that the provider sent the browser back with. */
export const FinishSignIn = z.strictObject({ query: z.string().max(QUERY_MAX) });

/** `POST /api/sign-in/code`: the second step of somebody whom the provider has recognised. */
export const SignInCode = z.strictObject({ code: Code });

/** `POST /api/account/identity`: begins to link the own account. `code` is required with two-factor sign-in. */
export const LinkIdentity = z.strictObject({ password: Password, code: Code.optional() });

/** `GET /api/sign-in`: how people sign in here. */
export interface SignInWays {
  /** What the identity provider is called; empty: nothing of its own; null: there is none. */
  provider: string | null;
  /** False: only the emergency account signs in by password. */
  passwords: boolean;
}

/** Where the browser is to go. */
export interface SignInBegun {
  location: string;
}

/** `GET /api/account/identity`: the own account at the identity provider. */
export interface OwnIdentity {
  provider: SignInWays['provider'];
  linked: boolean;
  /** Whether the account has a password, which is needed to link it. */
  hasPassword: boolean;
}
