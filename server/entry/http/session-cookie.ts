import type { Response } from 'express';
import { DEVICE_MS, type DeviceCookies } from './device-cookie.ts';
import { SESSION_MS, type Sessions } from '../sessions.ts';

/** The cookie of a session, as a browser gets and loses it; with it comes the one by which the browser is known later. */
export class SessionCookie {
  readonly #how;

  constructor(
    private readonly sessions: Sessions,
    private readonly devices: DeviceCookies,
    secure: boolean,
  ) {
    this.#how = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  }

  /**
   * Opens a session for the account authenticated in this epoch and sets its cookie on the response. False
   * if their sessions have all been ended since.
   */
  async give(
    response: Response,
    account: string,
    epoch: number,
    issuer: string | null = null,
  ): Promise<boolean> {
    const token = await this.sessions.open(account, epoch, issuer);
    if (token === null) return false;
    response.cookie(this.sessions.cookieName, token, { ...this.#how, maxAge: SESSION_MS });
    const { devices } = this;
    response.cookie(devices.nameOf(account), devices.make(account), { ...this.#how, maxAge: DEVICE_MS });
    return true;
  }

  take(response: Response): void {
    response.clearCookie(this.sessions.cookieName, this.#how);
  }
}
