import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { WireError } from '../../protocol/errors.ts';
import type { Session } from '../../protocol/http.ts';
import { freePort, type Desk } from './a-desk.ts';

/** What the provider says of somebody, by their subject. */
export type People = Record<string, Record<string, unknown>>;

/** How the provider is. */
interface Told {
  people?: People;
  /** Who is at the browser; null: a page asks. */
  who?: string | null;
  mood?: 'up' | 'down' | 'hanging' | 'broken' | 'denying' | 'stranger';
  /** How far its clock is off, in seconds. */
  skew?: number;
  /** It gives up its key for a new one. */
  rotate?: true;
}

/** A real OpenID Connect provider of the company, in a process of its own. */
export class IdentityProvider {
  private constructor(
    readonly port: number,
    private readonly process: ChildProcess,
  ) {}

  static readonly clientId = 'huashu';
  static readonly clientSecret = 'a-secret-of-the-provider-0123456789';

  /** One for the desk that people reach at this address. */
  static async start(publicUrl: string): Promise<IdentityProvider> {
    const port = await freePort();
    const { clientId, clientSecret } = IdentityProvider;
    const told = { port, clientId, clientSecret, redirectUri: `${publicUrl}/sign-in/callback` };
    const child = fork(join(__dirname, 'identity-provider.mjs'), [JSON.stringify(told)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--no-warnings'],
    });
    await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', () => reject(new Error('The identity provider did not start.')));
    });
    return new IdentityProvider(port, child);
  }

  get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What a desk has to know of it. */
  get settings() {
    const { clientId, clientSecret } = IdentityProvider;
    return { oidcIssuer: this.issuer, oidcClientId: clientId, oidcClientSecret: clientSecret };
  }

  /** Tells it how to be; gives how often it has asked who somebody is. */
  async is(told: Told): Promise<{ asked: number }> {
    const body = JSON.stringify(told);
    const response = await fetch(`${this.issuer}/control`, { method: 'POST', body });
    return (await response.json()) as { asked: number };
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGKILL');
    await gone;
  }
}

/** What the desk has answered. */
export interface Answered<T> {
  status: number;
  body: T & { error?: WireError };
}

/** A browser of its own at the desk and at the provider. */
export class SigningIn {
  readonly #jars = new Map<string, Map<string, string>>();

  constructor(private readonly desk: Desk) {}

  /** The cookies for the desk. */
  get cookie(): string {
    return this.#cookies('desk');
  }

  /** Begins; gives where the browser is to go. */
  async begin(
    body: object = {},
    path = '/api/sign-in',
    desk = this.desk,
  ): Promise<Answered<{ location: string }>> {
    return this.ask('POST', path, body, desk);
  }

  /** Goes to the provider, and gives the query with which it sends the browser back. */
  async visit(location: string): Promise<string> {
    for (let next = location; ;) {
      const { origin, pathname, search } = new URL(next);
      if (pathname === '/sign-in/callback') return search;
      const response = await fetch(next, { redirect: 'manual', headers: { cookie: this.#cookies(origin) } });
      this.#keep(origin, response);
      const to = response.headers.get('location');
      if (to === null) throw new Error(`${next} leads nowhere: ${response.status} ${await response.text()}`);
      next = new URL(to, next).href;
    }
  }

  finish(query: string, desk = this.desk): Promise<Answered<Session>> {
    return this.ask('POST', '/api/sign-in/finish', { query }, desk);
  }

  /** All of it. */
  async signIn(body: object = {}): Promise<Answered<Session>> {
    const begun = await this.begin(body);
    if (begun.status !== 200) return begun as unknown as Answered<Session>;
    return this.finish(await this.visit(begun.body.location));
  }

  async ask<T>(method: string, path: string, body?: object, desk = this.desk): Promise<Answered<T>> {
    const response = await fetch(`${desk.url}${path}`, {
      method,
      headers: { cookie: this.cookie, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    this.#keep('desk', response);
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Answered<T>['body'] };
  }

  /** By account and password. */
  byPassword(account: string, password: string, more: object = {}): Promise<Answered<Session>> {
    return this.ask('POST', '/api/session', { account, password, ...more });
  }

  #cookies(place: string): string {
    return [...(this.#jars.get(place) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(place: string, response: Response): void {
    const jar = this.#jars.get(place) ?? new Map<string, string>();
    this.#jars.set(place, jar);
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      const isGone = value === '' || rest.some((one) => /expires=thu, 01 jan 1970/i.test(one));
      if (isGone) jar.delete(name);
      else jar.set(name, value);
    }
  }
}
