import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { parse } from 'cookie';
import type { Clock } from '../../lib/clock.ts';
import type { Instant } from '../../domain/instant.ts';

/** For how long a browser is known after its last sign-in: half a year, in milliseconds. */
export const DEVICE_MS = 180 * 24 * 3_600_000;

/**
 * The cookies by which a browser is known to have signed in as an account before. They open nothing; wrong guesses of
 * strangers do not lock such a browser out. One for each account, since colleagues may share a computer.
 */
export class DeviceCookies {
  constructor(
    private readonly secret: string,
    private readonly clock: Clock,
    private readonly prefix: string,
  ) {}

  nameOf(account: string): string {
    return `${this.prefix}-device-${createHash('sha256').update(account).digest('hex').slice(0, 16)}`;
  }

  /** A new cookie for an account that has just signed in. */
  make(account: string): string {
    const told = `${randomBytes(16).toString('base64url')}.${this.clock.now()}`;
    return `${told}.${this.#sign(account, told)}`;
  }

  /** The name of the browser that sent these cookies, if it has signed in as this account; else null. */
  deviceOf(account: string, cookies: string | undefined): string | null {
    const cookie = cookies === undefined ? undefined : parse(cookies)[this.nameOf(account)];
    const [id = '', at = '', seal = ''] = (cookie ?? '').split('.');
    const right = Buffer.from(this.#sign(account, `${id}.${at}`));
    const given = Buffer.from(seal);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    return this.#isFresh(Number(at)) ? id : null;
  }

  #isFresh(at: Instant): boolean {
    return this.clock.now() - at < DEVICE_MS;
  }

  #sign(account: string, told: string): string {
    return createHmac('sha256', this.secret).update(`${told} ${account}`).digest('base64url');
  }
}
