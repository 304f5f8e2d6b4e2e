import type { Serves } from '../../../protocol/departments.ts';
import type { Asker } from '../../../protocol/rights.ts';
import type { TeamChange, TeamMember } from '../../domain/account/team.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** A colleague without a password yet. */
export interface Newcomer {
  account: string;
  number: string;
  name: string;
  role: Asker['role'];
  capacity: number | null;
  departments?: readonly string[] | undefined;
  mail?: string | null | undefined;
  languages?: readonly string[] | undefined;
}

/** A one-time link; of its secret only the hash is stored here. */
export interface Invite {
  tokenHash: string;
  account: string;
  expiresAt: Instant;
  /** Why it can no longer be used, if it cannot: it was, or a newer link, a password or the end of all sessions came after it. */
  ended: 'used' | 'replaced' | null;
}

/**
 * A change of an account; fields that are not named stay. How they serve a department that stays, stays too; departments
 * that do not exist are left out.
 */
export type StaffChange = TeamChange;

/** What of a newcomer somebody else has, or had. */
export type Taken = 'account' | 'number' | 'mail';

/** People who are added with their links, and changes, all of them or none. */
export interface TeamImport {
  newcomers: readonly { newcomer: Newcomer; invite: Omit<Invite, 'ended'> }[];
  changes: readonly { account: string; change: StaffChange }[];
}

/** Accounts as administrators see to them. */
export interface TeamStore {
  /** Adds a colleague. Returns null, or which of the three is taken, also by somebody who has left. */
  add(newcomer: Newcomer): Promise<Taken | null>;
  /**
   * Changes an account unless `objection` refuses, which gets the whole team, locked for this transaction. Returns the
   * account before the change; null if there is no such account, `mail` if somebody else has that address.
   */
  change(
    account: string,
    change: StaffChange,
    at: Instant,
    objection: (member: TeamMember, team: readonly TeamMember[]) => Refusal | null,
  ): Promise<TeamMember | Refusal | 'mail' | null>;
  /**
   * Adds and changes people in one transaction. Returns null, or why nothing was changed: an objection, or that something
   * is taken or gone.
   */
  importAll(
    people: TeamImport,
    at: Instant,
    objection: (member: TeamMember, change: StaffChange, team: readonly TeamMember[]) => Refusal | null,
  ): Promise<Refusal | Taken | 'gone' | null>;
  /** Keeps a new link; those of this account that were unused are replaced by it. */
  invite(invite: Omit<Invite, 'ended'>): Promise<void>;
  findInvite(tokenHash: string): Promise<Invite | null>;
  /** The link of each account that has one to be used, or that has run out. */
  openInvites(): Promise<Map<string, Instant>>;
  /**
   * Sets the password by a link, once: of two who try at the same time one is first. Ends every session of the account
   * and gives its new epoch; null if the link cannot be used any more or the account is disabled.
   */
  redeem(tokenHash: string, passwordHash: string, now: Instant): Promise<number | null>;
  /** Settles how somebody serves a department. Says whether they belong to it. */
  setServing(account: string, department: string, serves: Serves): Promise<boolean>;
  /** How many sessions of each account count now. */
  sessions(now: Instant): Promise<Map<string, number>>;
}
