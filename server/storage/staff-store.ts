import type { Instant } from '../domain/instant.ts';

/** What somebody is on the desk. */
export type StaffRole = 'agent' | 'lead' | 'admin';

/** A member of staff. `number` is what customers hear instead of a name. */
export interface StaffMember {
  account: string;
  number: string;
  name: string;
  role: StaffRole;
  passwordHash: string;
  /** What they last chose; whether they are connected is another matter. */
  status: 'online' | 'away';
  /** Since when no connection of theirs is left; null while connected. */
  lostAt: Instant | null;
  /** Whether the grace has passed and their chats were marked. */
  lostMarked: boolean;
}

/** A signed-in browser. Only a hash of its token is kept. */
export interface StoredSession {
  tokenHash: string;
  account: string;
  createdAt: Instant;
  expiresAt: Instant;
}

/** Where staff and their sessions are kept. */
export interface StaffStore {
  all(): Promise<StaffMember[]>;
  find(account: string): Promise<StaffMember | null>;
  /** Adds people; those whose account exists are left alone. */
  add(members: StaffMember[]): Promise<void>;
  setPassword(account: string, passwordHash: string): Promise<void>;
  setStatus(account: string, status: 'online' | 'away'): Promise<void>;
  /** Marks the loss (or return) of the last connection. A loss that is known keeps its moment. */
  setLost(account: string, lostAt: Instant | null): Promise<void>;
  /** At the start of a process: nobody is connected yet. */
  allLost(at: Instant): Promise<void>;
  /** Unless they have come back meanwhile. */
  setLostMarked(account: string): Promise<void>;
  /** Notes that an agent has just come to have a chat. */
  tookTurn(account: string): Promise<void>;
  /** For each agent who ever had a chat, how late they last came to have one: the higher, the later. */
  turns(): Promise<Map<string, number>>;
  addSession(session: StoredSession): Promise<void>;
  findSession(tokenHash: string, now: Instant): Promise<StoredSession | null>;
  removeSession(tokenHash: string): Promise<void>;
  /** Ends every session of somebody. */
  removeSessionsOf(account: string): Promise<void>;
  /** Those of these sessions that are not over. */
  liveSessions(tokenHashes: readonly string[], now: Instant): Promise<Set<string>>;
  removeExpired(now: Instant): Promise<void>;
  /** How many are in force. */
  countSessions(now: Instant): Promise<number>;
}
