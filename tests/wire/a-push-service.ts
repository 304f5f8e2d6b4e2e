import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import ece from 'http_ece';
import { z } from 'zod';
import { freePort } from './a-desk.ts';

const Payload = z.strictObject({ title: z.string(), body: z.string(), tag: z.string(), url: z.string() });

/** A message as its browser reads it, and what its push service was told with it. */
export interface Pushed extends z.output<typeof Payload> {
  device: string;
  ttl: number;
  urgency: string;
  topic: string;
  /** The sealed body, as the push service has it. */
  sealed: Buffer;
}

/** A browser that has subscribed: what it tells the desk, and what it reads by. */
export interface Subscribed {
  name: string;
  subscription: { endpoint: string; p256dh: string; auth: string };
}

interface Browser extends Subscribed {
  keys: ReturnType<typeof createECDH>;
}

/** A push service that opens what it is sent as the browser would, and takes nothing that the desk has not signed. */
export class PushService {
  readonly arrived: Pushed[] = [];
  /** What it answers; 201 takes the message. */
  status: (device: string) => number = () => 201;
  /** Waited for before it answers, when the message has come. */
  before: () => Promise<void> = () => Promise.resolve();
  /** Why it has refused messages by itself. */
  readonly faults: string[] = [];
  /** With which the browsers subscribe, when it is set; any key will do before. */
  key: string | null = null;
  private readonly browsers = new Map<string, Browser>();

  private constructor(
    private readonly server: Server,
    private readonly port: number,
  ) {}

  static async start(): Promise<PushService> {
    const port = await freePort();
    const hear: { now: (request: IncomingMessage, body: Buffer) => Promise<number> } = {
      now: () => Promise.resolve(503),
    };
    const server = createServer((request, answer) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        void hear.now(request, Buffer.concat(parts)).then((status) => answer.writeHead(status).end());
      });
    });
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    const service = new PushService(server, port);
    hear.now = (request, body) => service.hear(request, body);
    return service;
  }

  get origin(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  /** A browser subscribes here under this name. */
  subscribe(name: string): Subscribed {
    const keys = createECDH('prime256v1');
    keys.generateKeys();
    const subscription = {
      endpoint: `${this.origin}/push/${name}`,
      p256dh: keys.getPublicKey('base64url'),
      auth: randomBytes(16).toString('base64url'),
    };
    const browser = { name, subscription, keys };
    this.browsers.set(`/push/${name}`, browser);
    return browser;
  }

  async end(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((done) => this.server.close(() => done()));
  }

  private async hear({ url = '', headers }: IncomingMessage, sealed: Buffer): Promise<number> {
    const browser = this.browsers.get(url);
    if (!browser) return 404;
    const fault = this.faultOf(headers.authorization ?? '');
    if (fault !== null) {
      this.faults.push(fault);
      return 403;
    }
    const status = this.status(browser.name);
    if (status === 201) {
      const { keys, subscription } = browser;
      const plain = ece.decrypt(sealed, {
        version: 'aes128gcm',
        privateKey: keys,
        authSecret: subscription.auth,
      });
      this.arrived.push({
        ...Payload.parse(JSON.parse(plain.toString('utf8'))),
        ...{ device: browser.name, ttl: Number(headers['ttl']), urgency: String(headers['urgency']) },
        ...{ topic: String(headers['topic']), sealed },
      });
    }
    await this.before();
    return status;
  }

  /** Why this is no signature of a desk for this service; null if it is one. RFC 8292. */
  private faultOf(authorization: string): string | null {
    const [, token, k] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
    if (token === undefined || k === undefined) return 'no vapid header';
    if (this.key !== null && k !== this.key) return 'another key than that of the subscription';
    const [head = '', claims = '', signature = ''] = token.split('.');
    const point = Buffer.from(k, 'base64url');
    const key = createPublicKey({
      format: 'jwk',
      key: {
        ...{ kty: 'EC', crv: 'P-256' },
        x: point.subarray(1, 33).toString('base64url'),
        y: point.subarray(33).toString('base64url'),
      },
    });
    const isSigned = verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    if (!isSigned) return 'a wrong signature';
    const { aud, exp, sub } = Claims.parse(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')));
    if (aud !== this.origin) return `for ${aud}`;
    if (exp * 1000 < Date.now() || exp * 1000 > Date.now() + 86_400_000) return 'out of date';
    return /^(mailto:|https:)/.test(sub) ? null : 'no contact';
  }
}

const Claims = z.object({ aud: z.string(), exp: z.number(), sub: z.string() });
