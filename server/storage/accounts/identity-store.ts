import type { TeamMember } from '../../domain/account/team.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Newcomer } from './team-store.ts';

/** Somebody at an identity provider: `subject` is theirs for ever, under this issuer alone. */
export interface Identity {
  issuer: string;
  subject: string;
}

/** What somebody at a provider is found by. */
export interface Sought extends Identity {
  /** Their address as it is compared, if it may decide; else null. */
  mailKey: string | null;
}

/** The accounts that somebody may be. */
export interface Found {
  /** Linked with the identity. */
  linked: string | null;
  /** Has the address; `isLinked`: with another identity of the same provider. */
  addressed: { account: string; isLinked: boolean } | null;
}

/** Which people at identity providers the accounts belong to. */
export interface IdentityStore {
  find(sought: Sought): Promise<Found>;
  /**
   * Links an account that has no identity of this provider yet, ends its one-time links, and says whether it has. With
   * `inviteHash` it must still have that link to use.
   */
  link(identity: Identity, account: string, at: Instant, inviteHash?: string): Promise<boolean>;
  /** Adds a colleague who is linked from the beginning. Gives null, or which of theirs is taken. */
  add(
    identity: Identity,
    newcomer: Newcomer,
    at: Instant,
  ): Promise<'account' | 'number' | 'mail' | 'identity' | null>;
  /**
   * Takes all identities of an account away and ends its sessions, unless `objection` refuses, which gets the whole
   * team, locked for this transaction. Says whether there were any.
   */
  unlink(
    account: string,
    objection: (member: TeamMember, team: readonly TeamMember[]) => Refusal | null,
  ): Promise<boolean | Refusal>;
  /** Accounts that have an identity; of one issuer, if that is named. */
  linked(issuer?: string): Promise<Set<string>>;
}
