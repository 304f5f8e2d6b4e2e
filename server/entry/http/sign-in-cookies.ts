import { createHash } from 'node:crypto';
import { parse } from 'cookie';
import type { Response } from 'express';
import { z } from 'zod';
import type { Clock } from '../../lib/clock.ts';
import { Sealed } from '../../lib/sealed.ts';

/** For how long a sign-in that was begun can be finished, ms: long enough to find a phone, too short to be collected. */
export const SIGN_IN_MS = 10 * 60_000;
/** Tabs in which somebody may be signing in at the same time; each has a cookie of its own. */
const AT_ONCE = 5;

/** What the desk has to know when a browser comes back from the identity provider. */
const Flow = z.strictObject({
  until: z.number(),
  issuer: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** What the sign-in is for: a session, the one-time link with this secret, or the identity of this account. */
  for: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('session') }),
    z.strictObject({ is: z.literal('invite'), code: z.string() }),
    z.strictObject({ is: z.literal('link'), account: z.string(), epoch: z.number() }),
  ]),
});
type Flow = z.output<typeof Flow>;

/** Whom the provider has recognised, while the second step is still to come. */
const Pending = z.strictObject({
  until: z.number(),
  account: z.string(),
  epoch: z.number(),
  issuer: z.string(),
});
type Pending = z.output<typeof Pending>;

/**
 * What a sign-in by the identity provider needs between two requests: in sealed cookies, so that it can begin on one
 * process and end on another, costs the desk no memory, and belongs to one browser.
 */
export class SignInCookies {
  readonly #sealed: Sealed;
  readonly #how;

  constructor(
    secret: string,
    private readonly clock: Clock,
    private readonly prefix: string,
    secure: boolean,
  ) {
    this.#sealed = new Sealed([secret]);
    this.#how = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  }

  /** Keeps a sign-in that begins; the oldest of too many are given up. */
  begin(response: Response, cookies: string | undefined, flow: Omit<Flow, 'until'>): void {
    const present = this.#flows(cookies).sort((one, other) => one.until - other.until);
    for (const { name } of present.slice(0, Math.max(0, present.length - AT_ONCE + 1)))
      response.clearCookie(name, this.#how);
    this.#give(response, this.#nameOf(flow.state), flow);
  }

  /** Takes the sign-in of this state; null if this browser has begun none, or too long ago. */
  take(response: Response, cookies: string | undefined, state: string): Flow | null {
    const name = this.#nameOf(state);
    response.clearCookie(name, this.#how);
    const flow = this.#read(name, cookies, Flow);
    return flow?.state === state ? flow : null;
  }

  /** Keeps whom the provider has recognised until the code comes. */
  await(response: Response, pending: Omit<Pending, 'until'>): void {
    this.#give(response, this.#pendingName, pending);
  }

  /** Whose code is awaited; null if nobody's is. */
  awaited(cookies: string | undefined): Pending | null {
    return this.#read(this.#pendingName, cookies, Pending);
  }

  /** The code has come. */
  over(response: Response): void {
    response.clearCookie(this.#pendingName, this.#how);
  }

  get #pendingName(): string {
    return `${this.prefix}-code`;
  }

  #nameOf(state: string): string {
    return `${this.prefix}-sign-in-${createHash('sha256').update(state).digest('hex').slice(0, 16)}`;
  }

  #flows(cookies: string | undefined): { name: string; until: number }[] {
    const names = Object.keys(parse(cookies ?? '')).filter((one) =>
      one.startsWith(`${this.prefix}-sign-in-`),
    );
    return names.map((name) => ({ name, until: this.#read(name, cookies, Flow)?.until ?? 0 }));
  }

  #give(response: Response, name: string, kept: object): void {
    const text = JSON.stringify({ ...kept, until: this.clock.now() + SIGN_IN_MS });
    response.cookie(name, this.#sealed.seal(text), { ...this.#how, maxAge: SIGN_IN_MS });
  }

  #read<T extends { until: number }>(
    name: string,
    cookies: string | undefined,
    schema: z.ZodType<T>,
  ): T | null {
    const opened = this.#sealed.open(parse(cookies ?? '')[name] ?? '');
    if (opened === null) return null;
    const read = schema.safeParse(JSON.parse(opened));
    return read.success && read.data.until > this.clock.now() ? read.data : null;
  }
}
