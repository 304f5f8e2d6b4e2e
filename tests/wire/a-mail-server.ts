import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { freePort } from './a-desk.ts';

/** A mail that has arrived. */
export interface Arrived {
  to: string[];
  /** Headers and body, with soft line breaks and encoded characters undone. */
  text: string;
}

/** A real mail server, which asks for user and password unless it is `open`. */
export class MailServer {
  readonly arrived: Arrived[] = [];
  #server: SMTPServer | null = null;
  /** Whether it takes mail from the desk's sender. */
  takesSender = true;
  /** What it waits for before it answers: to the name of the sender, or to a mail that it has by then. */
  before: (answer: 'sender' | 'mail') => Promise<void> = () => Promise.resolve();

  /** Cuts the connection once it has the whole mail, without a word. */
  isSilent = false;
  readonly #sockets = new Set<Socket>();

  private constructor(
    readonly port: number,
    private readonly isOpen: boolean,
  ) {}

  static readonly user = 'desk';
  static readonly password = ' spaces-belong-to it ';

  /** One that listens. */
  static async start(isOpen = false): Promise<MailServer> {
    const server = await MailServer.away(isOpen);
    await server.comesBack();
    return server;
  }

  /** One that nobody answers for yet. */
  static async away(isOpen = false): Promise<MailServer> {
    return new MailServer(await freePort(), isOpen);
  }

  async comesBack(): Promise<void> {
    const server = new SMTPServer({
      // Its certificate is nobody's: a desk that wants an encrypted connection is to refuse it.
      logger: false,
      authOptional: this.isOpen,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, answer) =>
        username === MailServer.user && password === MailServer.password
          ? answer(null, { user: username })
          : answer(new Error('Invalid username or password')),
      onMailFrom: (_from, _session, answer) =>
        void this.before('sender').then(() =>
          answer(
            this.takesSender
              ? null
              : Object.assign(new Error('Sender address rejected: not owned by user'), { responseCode: 553 }),
          ),
        ),
      onRcptTo: ({ address }, _session, answer) =>
        answer(
          address.startsWith('nobody')
            ? Object.assign(new Error('No such user'), { responseCode: 550 })
            : null,
        ),
      onData: (stream, { envelope }, answer) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const to = envelope.rcptTo.map(({ address }) => address);
          this.arrived.push({ to, text: plain(Buffer.concat(parts).toString('utf8')) });
          if (this.isSilent) for (const socket of this.#sockets) socket.destroy();
          else void this.before('mail').then(() => answer());
        });
      },
    });
    server.server.on('connection', (socket) => this.#sockets.add(socket));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.#server = server;
  }

  async goesAway(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** The settings of a desk that sends by it. */
  get settings(): Record<string, string | number> {
    return {
      ...{ mailHost: '127.0.0.1', mailPort: this.port, mailSecurity: 'plain', mailFrom: 'Desk <desk@x.cn>' },
      ...{ mailUser: MailServer.user, mailPassword: MailServer.password },
    };
  }

  /** Resolves once so many mails have arrived. */
  async has(count: number): Promise<Arrived[]> {
    const end = performance.now() + 20_000;
    while (this.arrived.length < count) {
      if (performance.now() > end) throw new Error(`${this.arrived.length} of ${count} mails have arrived.`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this.arrived;
  }
}

/** Quoted-printable, undone. */
function plain(raw: string): string {
  return raw
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
