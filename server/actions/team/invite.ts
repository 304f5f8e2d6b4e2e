import { createHash, randomBytes } from 'node:crypto';
import type { InviteView, Invited } from '../../../protocol/team.ts';
import { passwordFault, PASSWORD_SENTENCES } from '../../domain/account/password-rules.ts';
import type { Mail } from '../../domain/mail/mail.ts';
import { iso, type Duration, type Instant } from '../../domain/instant.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { StaffMember } from '../../storage/accounts/staff-store.ts';
import type { Invite } from '../../storage/accounts/team-store.ts';
import { inviteWords } from '../mail/mail-words.ts';
import { queueMail } from '../mail/send-queued.ts';
import { accountChanged } from './account-watch.ts';
import type { Needs } from '../services.ts';
import type { Accounts } from './change-team.ts';

/** For how long a link can be used, in milliseconds. */
export const INVITE_MS: Duration = 3 * 86_400_000;

/**
 * Makes a one-time link for setting a password, and invalidates the one before. The secret is in the URL fragment,
 * which neither logs nor referrers contain. It is returned this once; the table of links holds only its hash, and the text of
 * the mail that brings it holds it until that is sent or given up.
 */
export async function makeInvite({ store, clock }: Accounts, account: string): Promise<Invited> {
  const { stored, path } = newInvite(clock.now(), account);
  await store.team.invite(stored);
  return { account, invite: path, until: iso(stored.expiresAt) };
}

/** Whom a link is for. */
interface Person {
  name: string;
  mail?: string | null | undefined;
}

type Mailing = Needs<'clock' | 'log' | 'profile' | 'settings' | 'store.mail'>;

/** {@link mailInvites} for one person. */
export async function mailInvite(services: Mailing, invited: Invited, person: Person): Promise<Invited> {
  const [mailed = invited] = await mailInvites(services, [{ invited, person }]);
  return mailed;
}

/**
 * Sends links to their people, as far as they have an address and a mail server is set; adds to the answers where they go.
 * Never throws: the accounts exist, and a link that is not answered is lost.
 */
export async function mailInvites<T extends Invited>(
  services: Mailing,
  links: readonly { invited: T; person: Person }[],
): Promise<T[]> {
  const mails = new Map(links.flatMap(({ invited, person }) => mailFor(services, invited, person)));
  try {
    await queueMail(services, ...mails.values());
    return links.map(({ invited }) => {
      const mail = mails.get(invited);
      return mail === undefined ? invited : { ...invited, mailedTo: mail.to };
    });
  } catch (error) {
    services.log.error({ err: error, mails: mails.size }, 'invitations not queued for mail');
    return links.map(({ invited }) => (mails.has(invited) ? { ...invited, notMailed: true } : invited));
  }
}

function mailFor(
  { profile, settings }: Mailing,
  invited: Invited,
  { name, mail }: Person,
): [invited: Invited, mail: Mail][] {
  if (mail === null || mail === undefined || settings.mail === null) return [];
  const { account, invite, until } = invited;
  const link = `${settings.process.publicUrl}${invite}`;
  const { passwordsOnlyFor } = settings.signIn;
  const byPassword = passwordsOnlyFor === null || passwordsOnlyFor === account;
  const words = inviteWords(profile, { name, account, link, until: Date.parse(until), byPassword });
  return [[invited, { to: mail, ...words }]];
}

/** A new link: what is stored of it, and its path, which holds the secret. */
export function newInvite(now: Instant, account: string): { stored: Omit<Invite, 'ended'>; path: string } {
  const code = randomBytes(24).toString('base64url');
  return {
    stored: { tokenHash: hashOf(code), account, expiresAt: now + INVITE_MS },
    path: `/#/invite/${code}`,
  };
}

/** Whose link it is, while it can be used. Looking changes nothing: scanners of mail open every address. */
export async function inviteOf(
  { store, clock }: Accounts,
  code: string,
): Promise<Pick<InviteView, 'account' | 'name'> | Refusal> {
  const found = await usable({ store, clock }, code);
  return isRefusal(found) ? found : { account: found.member.account, name: found.member.name };
}

/**
 * Sets the password by a link and ends every session of the account. `hashPassword` returns the hash or refuses; it is
 * called only for a valid link. Returns the account, and the epoch in which a new session counts.
 */
export async function useInvite(
  services: Needs<'audit' | 'clock' | 'directory' | 'dispatcher' | 'rooms' | 'store.staff' | 'store.team'>,
  code: string,
  password: string,
  hashPassword: (password: string) => Promise<string | Refusal>,
): Promise<{ member: StaffMember; epoch: number } | Refusal> {
  const found = await usable(services, code);
  if (isRefusal(found)) return found;
  const { member } = found;
  const fault = passwordFault(password, [member.account, member.number, member.name]);
  if (fault) return { ...refuse('bad_request', PASSWORD_SENTENCES[fault]), field: 'password' };
  const kept = await hashPassword(password);
  if (typeof kept !== 'string') return kept;
  const epoch = await services.store.team.redeem(hashOf(code), kept, services.clock.now());
  // Of two who used the link at once, or while the account was being disabled, one has been too late.
  if (epoch === null) return SENTENCES.used;
  await services.audit.record({ by: member.account, act: 'invite_used' });
  await accountChanged(services, member.account);
  return { member, epoch };
}

async function usable(
  { store, clock }: Accounts,
  code: string,
): Promise<{ invite: Invite; member: StaffMember } | Refusal> {
  const invite = await store.team.findInvite(hashOf(code));
  const member = invite && (await store.staff.find(invite.account));
  if (!invite || !member) return SENTENCES.unknown;
  if (invite.ended !== null) return SENTENCES[invite.ended];
  if (invite.expiresAt <= clock.now()) return SENTENCES.expired;
  if (member.disabledAt !== null) return SENTENCES.disabled;
  return { invite, member };
}

/** What is stored of the secret of a link. */
export function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

const SENTENCES = {
  unknown: refuse('not_found', 'This link is not known here. Ask your administrator for a new one.'),
  used: refuse(
    'conflict',
    'This link has been used already. Sign in, or ask your administrator for a new one.',
  ),
  replaced: refuse(
    'conflict',
    'This link no longer works: a newer link has replaced it, or the account got a new password or was signed out since.',
  ),
  expired: refuse('conflict', 'This link has expired. Ask your administrator for a new one.'),
  disabled: refuse('conflict', 'This account is disabled. Ask your administrator.'),
} as const;
