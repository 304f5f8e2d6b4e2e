import { createHash, randomBytes } from 'node:crypto';
import { parse } from 'cookie';
import type { Clock } from '../clock.ts';
import type { Asker } from '../domain/access.ts';
import type { StaffStore } from '../storage/staff-store.ts';

/** Twelve hours: a long shift. */
export const SESSION_MS = 12 * 3_600_000;

/** A signed-in browser: who it is, and the name under which the server knows its token. */
export interface KnownSession {
  asker: Asker;
  hash: string;
}

/** The room of all sockets of one session, so that they can be cut with it. */
export const sessionRoom = (hash: string): string => `session:${hash}`;

/** Who is signed in. The token lives in the browser's cookie; the desk keeps only its hash. */
export class Sessions {
  constructor(
    private readonly staff: StaffStore,
    private readonly clock: Clock,
    readonly cookieName: string,
  ) {}

  /** Opens a session; gives the token for the cookie. */
  async open(account: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const createdAt = this.clock.now();
    await this.staff.removeExpired(createdAt);
    await this.staff.addSession({
      tokenHash: hashOf(token),
      account,
      createdAt,
      expiresAt: createdAt + SESSION_MS,
    });
    return token;
  }

  /** The session of a Cookie header; null if there is none or it is over. */
  async find(cookies: string | undefined): Promise<KnownSession | null> {
    const token = cookies === undefined ? undefined : parse(cookies)[this.cookieName];
    if (!token) return null;
    const hash = hashOf(token);
    const session = await this.staff.findSession(hash, this.clock.now());
    const member = session && (await this.staff.find(session.account));
    return member ? { asker: { account: member.account, role: member.role }, hash } : null;
  }

  async end(hash: string): Promise<void> {
    await this.staff.removeSession(hash);
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
