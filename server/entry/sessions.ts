import { createHash, randomBytes } from 'node:crypto';
import { parse } from 'cookie';
import type { Clock } from '../lib/clock.ts';
import type { Asker } from '../../protocol/rights.ts';
import type { StaffStore } from '../storage/accounts/staff-store.ts';

/** Twelve hours: a long shift. */
export const SESSION_MS = 12 * 3_600_000;

/** A signed-in browser: who it is, and the name under which the server knows its token. */
export interface KnownSession {
  asker: Asker;
  hash: string;
  /** The account's epoch; what ends all of its sessions moves it. */
  epoch: number;
  /** The identity provider by which it was opened; null: by password. */
  issuer: string | null;
}

/** The room of all sockets of one session, so that they can be cut with it. */
export const sessionRoom = (hash: string): string => `session:${hash}`;

/** Staff sessions. The token is in the browser's cookie; the database has only its hash. */
export class Sessions {
  constructor(
    private readonly staff: StaffStore,
    private readonly clock: Clock,
    readonly cookieName: string,
  ) {}

  /**
   * Opens a session for an account authenticated in this epoch, by an identity provider if `issuer` names one; returns the token for the cookie. Null if all of its
   * sessions were ended since, by a new password for example: the authentication is out of date then.
   */
  async open(account: string, epoch: number, issuer: string | null = null): Promise<string | null> {
    const token = randomBytes(32).toString('base64url');
    const createdAt = this.clock.now();
    await this.staff.removeExpired(createdAt);
    const tokenHash = hashOf(token);
    const expiresAt = createdAt + SESSION_MS;
    await this.staff.addSession({ tokenHash, account, createdAt, expiresAt, epoch, issuer });
    await this.staff.signedIn(account, createdAt);
    return (await this.look(tokenHash)) && token;
  }

  /** The session of a Cookie header; null if there is none or it is over. */
  async find(cookies: string | undefined): Promise<KnownSession | null> {
    const token = cookies === undefined ? undefined : parse(cookies)[this.cookieName];
    if (!token) return null;
    return this.look(hashOf(token));
  }

  /** The session under this hash, with the rights of now; null if it does not count. */
  async look(hash: string): Promise<KnownSession | null> {
    const session = (await this.staff.liveSessions([hash], this.clock.now())).get(hash);
    if (!session) return null;
    const { account, role, epoch, issuer } = session;
    return { asker: { account, role }, hash, epoch, issuer };
  }

  async end(hash: string): Promise<void> {
    await this.staff.removeSession(hash);
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
