import { Account, mailKey, Mail } from '../../../protocol/team.ts';
import { Line } from '../../../protocol/text.ts';
import type { Role } from '../../../protocol/rights.ts';
import type { Instant } from '../instant.ts';
import { refuse, type Refusal } from '../refusal.ts';

/** The identity provider of the desk, as it is set. */
export interface Provider {
  issuer: string;
  clientId: string;
  clientSecret: string | null;
  /** What the sign-in page calls it; empty: nothing of its own. */
  name: string;
  scopes: string;
  matchMail: boolean;
  /** Whether an address counts although the provider does not say whether it is verified. */
  vouches: boolean;
  /** In lower case. Empty: any for matching, none for the other two. */
  domains: readonly string[];
  /** The role of the accounts that are made; null: none are. */
  newRole: Exclude<Role, 'admin'> | null;
  /** Whether the desk's own second step is asked for after the provider. */
  asksSecondStep: boolean;
}

/** How people sign in. */
export interface SignInRules {
  provider: Provider | null;
  /** The only account that signs in by password; null: all do. */
  passwordsOnlyFor: string | null;
}

/** What a provider says of somebody. `subject` is theirs for ever; the rest may change at any time. */
export interface Claims {
  issuer: string;
  subject: string;
  mail: unknown;
  mailVerified: unknown;
  name: unknown;
  userName: unknown;
}

/** An account that somebody may be. */
export interface Candidate {
  account: string;
  role: Role;
  disabledAt: Instant | null;
}

/** What becomes of somebody whom the provider has recognised. */
export type Recognised =
  /** The account is theirs. */
  | { is: 'known'; account: string }
  /** The account becomes theirs, once and for all. */
  | { is: 'matched'; account: string }
  /** An account is made for them. */
  | { is: 'new'; mail: string; role: Exclude<Role, 'admin'> };

/** The address by which somebody may be matched or get an account, or why there is none. */
export function mailIn(claims: Claims, provider: Provider): { mail: string } | Refusal {
  const read = Mail.safeParse(claims.mail);
  if (!read.success) return NO_MAIL;
  const domain = mailKey(read.data).split('@').at(-1) ?? '';
  const isListed = provider.domains.includes(domain);
  const { mailVerified } = claims;
  const isSaid = mailVerified !== undefined && mailVerified !== null;
  // Strictly true: some providers let people type any address, and send "true" or 1 for what was never checked.
  const isVerified = isSaid ? mailVerified === true : provider.vouches && isListed;
  if (!isVerified) return NOT_VERIFIED;
  return provider.domains.length === 0 || isListed ? { mail: read.data } : OTHER_DOMAIN;
}

/**
 * Who somebody is. The identity decides, and only where it is not known yet the address: once, for an account without an
 * identity, never for an administrator or the emergency account.
 */
export function recognise(
  linked: Candidate | null,
  addressed: (Candidate & { isLinked: boolean }) | null,
  mail: { mail: string } | Refusal,
  { provider, emergency }: { provider: Provider; emergency: string | null },
): Recognised | Refusal {
  if (linked !== null)
    return linked.disabledAt === null ? { is: 'known', account: linked.account } : DISABLED;
  if (!provider.matchMail && provider.newRole === null) return NOT_KNOWN;
  if ('refused' in mail) return mail;
  if (addressed === null) {
    const { newRole: role } = provider;
    return role === null || provider.domains.length === 0 ? NOT_KNOWN : { is: 'new', ...mail, role };
  }
  if (addressed.disabledAt !== null) return DISABLED;
  if (addressed.isLinked) return TAKEN;
  if (addressed.role === 'admin' || addressed.account === emergency) return NOT_MATCHED;
  return provider.matchMail ? { is: 'matched', account: addressed.account } : NOT_KNOWN;
}

/** What a new account is called, best first, from what the provider says and the address. */
export function accountNames({ userName }: Claims, mail: string): string[] {
  const said = [typeof userName === 'string' ? userName : '', mail]
    .map((one) => slug(one.split('@')[0] ?? ''))
    .find((one) => Account.safeParse(one).success);
  const base = said ?? 'user';
  return [base, ...Array.from({ length: ANOTHER }, (_, at) => `${base.slice(0, 28)}-${at + 2}`)];
}

/** The name of somebody who gets an account. */
export function nameIn({ name }: Claims, mail: string): string {
  const read = Line.safeParse(name);
  return read.success && read.data !== '' ? read.data : (mail.split('@')[0] ?? mail);
}

/** The smallest number from 1001 on that nobody has or had. */
export function freeNumber(taken: ReadonlySet<string>): string {
  let next = 1001;
  while (taken.has(String(next))) next += 1;
  return String(next);
}

/** How many further names are tried where one is taken. */
const ANOTHER = 20;
const ACCOUNT_MAX = 32;

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '')
    .replace(/^[._-]+/, '')
    .slice(0, ACCOUNT_MAX);
}

/** The refusal for an account that is disabled. */
export const DISABLED = refuse('forbidden', 'This account is disabled. Ask your administrator.');
const NOT_KNOWN = refuse(
  'forbidden',
  'No account of this desk belongs to you. Ask your administrator for an invitation.',
);
const NO_MAIL = refuse(
  'forbidden',
  'The identity provider does not tell your email address. Ask your administrator for an invitation.',
);
const NOT_VERIFIED = refuse(
  'forbidden',
  'The identity provider has not verified your email address. Ask your administrator for an invitation.',
);
const OTHER_DOMAIN = refuse('forbidden', 'Email addresses of this domain cannot sign in to this desk.');
/** The refusal for an account whose person at the provider is another. */
export const TAKEN = refuse(
  'conflict',
  'This account belongs to another identity already. Ask your administrator.',
);
const NOT_MATCHED = refuse(
  'forbidden',
  'Administrators are not matched by their email address. Use a one-time link, or sign in by password and link your account.',
);
