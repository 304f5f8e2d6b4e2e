import { mailKey } from '../../../protocol/team.ts';
import {
  accountNames,
  freeNumber,
  mailIn,
  nameIn,
  recognise,
  TAKEN,
  type Candidate,
  type Claims,
  type Provider,
} from '../../domain/account/identity.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { StaffMember } from '../../storage/accounts/staff-store.ts';
import type { Needs } from '../services.ts';
import { accountChanged } from '../team/account-watch.ts';
import { inviteOf } from '../team/invite.ts';

type Recognising = Needs<
  'audit' | 'clock' | 'directory' | 'dispatcher' | 'rooms' | 'store.identities' | 'store.staff' | 'store.team'
>;

/** How often somebody is looked for again who is changed meanwhile, by another process or in another tab. */
const TRIES = 5;

/**
 * The account of somebody whom the provider has recognised: theirs, or the one with their address, which becomes theirs, or
 * a new one, as the desk is set. Each is on record.
 */
export async function accountOf(
  services: Recognising,
  { provider, emergency }: { provider: Provider; emergency: string | null },
  claims: Claims,
): Promise<StaffMember | Refusal> {
  const { store, clock } = services;
  const mail = mailIn(claims, provider);
  const identity = { issuer: claims.issuer, subject: claims.subject };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await store.identities.find({
      ...identity,
      mailKey: isRefusal(mail) ? null : mailKey(mail.mail),
    });
    const linked = await candidate(services, found.linked);
    const addressed = await candidate(services, found.addressed?.account ?? null);
    const outcome = recognise(
      linked,
      addressed && { ...addressed, isLinked: found.addressed?.isLinked ?? false },
      mail,
      { provider, emergency },
    );
    if (isRefusal(outcome)) return outcome;
    switch (outcome.is) {
      case 'known':
        return (await store.staff.find(outcome.account)) ?? GONE;
      case 'matched':
        if (!(await store.identities.link(identity, outcome.account, clock.now()))) continue;
        return linkedBy(services, outcome.account, 'mail');
      case 'new': {
        const account = await added(services, claims, outcome);
        if (account !== null) return linkedBy(services, account, 'new');
      }
    }
  }
  return GONE;
}

/** The person of a one-time link is whoever has signed in with it. */
export async function accountOfInvite(
  services: Recognising,
  claims: Claims,
  { code, hash }: { code: string; hash: string },
): Promise<StaffMember | Refusal> {
  const { store, clock } = services;
  const view = await inviteOf(services, code);
  if (isRefusal(view)) return view;
  const identity = { issuer: claims.issuer, subject: claims.subject };
  const { linked } = await store.identities.find({ ...identity, mailKey: null });
  // Who has been sent a new link, and is known already, comes in by it all the same.
  if (linked === view.account) return (await store.staff.find(linked)) ?? GONE;
  if (linked !== null) return OTHERS;
  if (!(await store.identities.link(identity, view.account, clock.now(), hash))) return TAKEN;
  await services.audit.record({ by: view.account, act: 'invite_used' });
  return linkedBy(services, view.account, 'invite');
}

/** Somebody who has proved the account by its password, too. */
export async function linkOwn(
  services: Recognising,
  claims: Claims,
  account: string,
): Promise<StaffMember | Refusal> {
  const { store, clock } = services;
  const identity = { issuer: claims.issuer, subject: claims.subject };
  const { linked } = await store.identities.find({ ...identity, mailKey: null });
  if (linked !== null && linked !== account) return OTHERS;
  if (linked === account) return (await store.staff.find(account)) ?? GONE;
  return (await store.identities.link(identity, account, clock.now()))
    ? linkedBy(services, account, 'password')
    : TAKEN;
}

async function linkedBy(
  services: Recognising,
  account: string,
  how: 'mail' | 'new' | 'invite' | 'password',
): Promise<StaffMember | Refusal> {
  await services.audit.record({ by: account, act: 'identity_linked', about: account, details: { how } });
  await accountChanged(services, account);
  return (await services.store.staff.find(account)) ?? GONE;
}

/** The new account; null if somebody was quicker with the person, the address or the number. */
async function added(
  services: Recognising,
  claims: Claims,
  { mail, role }: { mail: string; role: Provider['newRole'] & string },
): Promise<string | null> {
  const { store, clock } = services;
  const staff = await store.staff.all();
  const accounts = new Set(staff.map((one) => one.account));
  const number = freeNumber(new Set(staff.map((one) => one.number)));
  const name = nameIn(claims, mail);
  const account = accountNames(claims, mail).find((one) => !accounts.has(one));
  if (account === undefined) return null;
  const newcomer = { account, number, name, role, capacity: null, mail };
  const identity = { issuer: claims.issuer, subject: claims.subject };
  if ((await store.identities.add(identity, newcomer, clock.now())) !== null) return null;
  const details = { number, name, role };
  await services.audit.record({ by: null, act: 'staff_added', about: account, details });
  return account;
}

async function candidate({ store }: Recognising, account: string | null): Promise<Candidate | null> {
  const member = account === null ? null : await store.staff.find(account);
  return member && { account: member.account, role: member.role, disabledAt: member.disabledAt };
}

const GONE = refuse('conflict', 'This account has just been changed; please sign in again.');
const OTHERS = refuse('conflict', 'Your identity belongs to another account of this desk already.');
