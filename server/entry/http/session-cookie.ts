import type { Response } from 'express';
import { SESSION_MS, type Sessions } from '../sessions.ts';

/** The cookie of a session, as a browser gets and loses it. */
export class SessionCookie {
  readonly #how;

  constructor(
    private readonly sessions: Sessions,
    secure: boolean,
  ) {
    this.#how = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  }

  /** Opens a session for somebody whose browser waits for this response. */
  async give(response: Response, account: string): Promise<void> {
    const token = await this.sessions.open(account);
    response.cookie(this.sessions.cookieName, token, { ...this.#how, maxAge: SESSION_MS });
  }

  take(response: Response): void {
    response.clearCookie(this.sessions.cookieName, this.#how);
  }
}
