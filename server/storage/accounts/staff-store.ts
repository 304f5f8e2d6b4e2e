import type { Membership } from '../../domain/department/department.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Away, Standing } from '../../domain/status/standing.ts';

/** The role of a member of staff. */
export type StaffRole = 'agent' | 'lead' | 'admin';

/** A member of staff. `number` is what customers see instead of a name. */
export interface StaffMember {
  account: string;
  number: string;
  name: string;
  role: StaffRole;
  passwordHash: string;
  /** What they last chose; whether they are connected is another matter. */
  status: 'online' | 'away';
  /** Why they are away; null while online, and until they have chosen a status. */
  away: Away | null;
  /** Since when they have no connection; null while connected. */
  lostAt: Instant | null;
  /** Whether the grace has passed and their chats were marked. */
  lostMarked: boolean;
  /** Since when the account is disabled; null while it is enabled. */
  disabledAt: Instant | null;
  /** Sessions count only in the epoch that they were opened in; it moves when all of them are ended. */
  sessionEpoch: number;
  /** Open chats at once; null: as many as the desk allows everybody. */
  capacity: number | null;
  lastSignInAt: Instant | null;
  /** The departments that they belong to. */
  departments: readonly Membership[];
  mail: string | null;
  /** Tags of the languages that they serve in; empty: not said. */
  languages: readonly string[];
}

/** A signed-in browser. Only the hash of its token is stored. */
export interface StoredSession {
  tokenHash: string;
  account: string;
  createdAt: Instant;
  expiresAt: Instant;
  /** The account's epoch when its owner was recognised. */
  epoch: number;
  /** The identity provider that recognised them; null: their password did. */
  issuer: string | null;
}

/** Whose a session is that counts, with the rights that the account has now. */
export interface LiveSession {
  account: string;
  role: StaffRole;
  epoch: number;
  /** The identity provider by which it was opened; null: by password. */
  issuer: string | null;
}

/** Stores staff and their sessions. */
export interface StaffStore {
  all(): Promise<StaffMember[]>;
  find(account: string): Promise<StaffMember | null>;
  /** Adds people; those whose account exists are left alone. */
  add(members: StaffMember[]): Promise<void>;
  /**
   * Sets a new password, ends every session and every one-time link. Gives the new epoch; null, with nothing changed, if the account has
   * left `epoch` meanwhile.
   */
  setPassword(account: string, passwordHash: string, epoch: number): Promise<number | null>;
  setStatus(account: string, standing: Standing, at: Instant): Promise<void>;
  /** Notes that somebody was at a console of theirs at `at`; what is known of a later moment stays. */
  active(account: string, at: Instant): Promise<void>;
  /**
   * Sets people away who are online and were not at any console of theirs after `unseenSince`: everybody, or only
   * `account`. Gives those who were set.
   */
  setAwayUnseen(who: { account?: string; unseenSince: Instant }, away: Away): Promise<string[]>;
  /** Counts an offered chat that somebody has missed; gives how many they have missed in a row. */
  missedOffer(account: string): Promise<number>;
  /** Somebody has answered an offer, or took a chat: counts from none again. */
  answeredOffer(account: string): Promise<void>;
  /** Sets somebody online who is still away exactly so; gives whether they were. */
  endAway(account: string, away: Away, at: Instant): Promise<boolean>;
  /** Marks the loss (or return) of the last connection. A loss that is known keeps its moment. */
  setLost(account: string, lostAt: Instant | null): Promise<void>;
  /** At the start of a process, when nobody is connected yet. */
  allLost(at: Instant): Promise<void>;
  /** Unless they have come back meanwhile. */
  setLostMarked(account: string): Promise<void>;
  /** Notes that an agent has just come to have a chat. */
  tookTurn(account: string): Promise<void>;
  /** For each agent who ever had a chat, how late they last came to have one: the higher, the later. */
  turns(): Promise<Map<string, number>>;
  /** Records a sign-in. */
  signedIn(account: string, at: Instant): Promise<void>;
  addSession(session: StoredSession): Promise<void>;
  removeSession(tokenHash: string): Promise<void>;
  /**
   * Ends every session of an account, including sessions that are about to be opened for an earlier authentication, and
   * every one-time link. Returns the new epoch; null, with nothing changed, if `from` is given and is no longer the
   * epoch, or if there is no such account.
   */
  endSessionsOf(account: string, from?: number): Promise<number | null>;
  /** Those of these sessions that count, by the hash of their token: neither over nor of a disabled account. */
  liveSessions(tokenHashes: readonly string[], now: Instant): Promise<Map<string, LiveSession>>;
  removeExpired(now: Instant): Promise<void>;
  /** How many are in force. */
  countSessions(now: Instant): Promise<number>;
}
