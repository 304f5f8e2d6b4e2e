import type { Asker } from '../../../protocol/rights.ts';
import type { TeamChange, TeamMember } from '../../domain/account/team.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** A colleague who has no password yet. */
export interface Newcomer {
  account: string;
  number: string;
  name: string;
  role: Asker['role'];
  capacity: number | null;
}

/** A one-time link, of which only the hash of its secret is kept. */
export interface Invite {
  tokenHash: string;
  account: string;
  expiresAt: Instant;
  /** Why it can no longer be used, if it cannot: it was, or a newer link, a password or the end of all sessions came after it. */
  ended: 'used' | 'replaced' | null;
}

/** What is asked to change about an account; what is not named stays. */
export interface StaffChange extends TeamChange {
  name?: string | undefined;
  capacity?: number | null | undefined;
}

/** Accounts as administrators see to them. */
export interface TeamStore {
  /** Adds somebody. Null, or which of the two is somebody's already, also somebody's who has left. */
  add(newcomer: Newcomer): Promise<'account' | 'number' | null>;
  /**
   * Changes an account unless `objection`, asked with the whole team as it is at that moment and while nobody else can
   * change it, says no. Gives what it was before; null if there is no such account.
   */
  change(
    account: string,
    change: StaffChange,
    at: Instant,
    objection: (member: TeamMember, team: readonly TeamMember[]) => Refusal | null,
  ): Promise<TeamMember | Refusal | null>;
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
  /** How many sessions of each account count now. */
  sessions(now: Instant): Promise<Map<string, number>>;
}
