import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { pino } from 'pino';
import { callWebhook } from '../../../server/actions/mail/webhook.ts';
import { crisisNews } from '../../../server/actions/mail/crisis-news.ts';
import { mailJob } from '../../../server/actions/mail/send-queued.ts';
import { changeSettings } from '../../../server/actions/settings/change-settings.ts';
import { begin } from '../../../server/actions/chats/crisis.ts';
import { freePort } from '../../wire/a-desk.ts';
import { MailServer } from '../../wire/a-mail-server.ts';
import { aDesk, answeredChat, granted, HOUR, settle, shut, type TestDesk } from '../a-desk.ts';
import { asker } from '../random-chat.ts';

const BY_ADMIN = { account: 'admin', issuer: null };
const SECRET = 'a-long-random-secret';
const CALL = { id: 'd1', event: 'crisis', body: '{"event":"crisis"}', at: 1_800_000_000_000 };

/** A receiver that notes what it is sent. */
class Receiver {
  readonly calls: { headers: IncomingHttpHeaders; body: string }[] = [];
  status = 204;
  #server: Server | null = null;

  constructor(readonly port: number) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  async listens(): Promise<void> {
    const server = createServer((request, answer) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString('utf8')));
      request.on('end', () => {
        this.calls.push({ headers: request.headers, body });
        answer.writeHead(this.status, { location: 'http://127.0.0.1:1/' }).end();
      });
    });
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done));
    this.#server = server;
  }

  async goes(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    server?.closeAllConnections();
    if (server) await new Promise<void>((done) => server.close(() => done()));
  }
}

let receiver: Receiver;
beforeEach(async () => void (receiver = new Receiver(await freePort())));
afterEach(() => receiver.goes());

test('a call is signed over its time and its body, under an id that stays', async () => {
  await receiver.listens();
  expect(await callWebhook({ url: receiver.url, secret: SECRET }, CALL, { isPrivate: true })).toBeNull();
  const [call] = receiver.calls;
  const hex = createHmac('sha256', SECRET).update(`1800000000.${CALL.body}`).digest('hex');
  expect(call?.headers).toMatchObject({
    ...{ 'huashu-signature': `t=1800000000,v1=${hex}`, 'huashu-delivery': 'd1', 'huashu-event': 'crisis' },
  });
  expect(call?.body).toBe(CALL.body);
});

test('a redirect is not followed, and counts as not taken', async () => {
  await receiver.listens();
  receiver.status = 302;
  const fault = await callWebhook({ url: receiver.url, secret: SECRET }, CALL, { isPrivate: true });
  expect(fault).toMatchObject({ isFinal: false, said: 'The webhook answers 302.' });
});

test.each([
  ...['http://example.com/', 'https://127.0.0.1/', 'https://[::1]/', 'https://169.254.169.254/latest'],
  ...[
    'https://localhost/',
    'https://user:pw@example.com/',
    'file:///etc/passwd',
    'nonsense',
    'https://0x7f.1/',
  ],
])('unless it is allowed, nothing is sent to %s', async (url) => {
  const fault = await callWebhook({ url, secret: SECRET }, CALL, { isPrivate: false });
  expect(fault?.said).toMatch(/must be an https address|not on the public internet/);
});

describe('[P6] a crisis', () => {
  let test_: TestDesk;
  let server: MailServer;
  let run: () => void | Promise<void>;
  beforeEach(async () => {
    test_ = await aDesk();
    server = await MailServer.start(true);
    const { desk, clock } = test_;
    ({ run } = mailJob({ ...desk, log: pino({ level: 'silent' }) }, () => clock.now()));
  });
  afterEach(async () => {
    await server.goesAway();
    await shut(test_);
  });

  const set = async (): Promise<void> => {
    const webhook = { webhookUrl: receiver.url, webhookSecret: SECRET, crisisContact: 'press@x.cn' };
    granted(await changeSettings(test_.desk, BY_ADMIN, { ...server.settings, mailUser: null, ...webhook }));
  };

  it('is told to the named contact and to the webhook, without a word of the chat, however long they are away', async () => {
    await set();
    const { chatId } = await answeredChat(test_);
    granted(await begin(test_.desk, asker, chatId));
    await settle(test_);
    await server.goesAway();
    await run();
    expect(await test_.store.mail.state()).toMatchObject({ waiting: 2, givenUp: 0 });
    test_.clock.pass(24 * HOUR);
    await server.comesBack();
    await receiver.listens();
    await run();
    await run();
    expect(await test_.store.mail.state()).toMatchObject({ waiting: 0, givenUp: 0 });
    expect(server.arrived.map(({ to }) => to)).toEqual([['press@x.cn']]);
    expect(receiver.calls).toHaveLength(1);
    const body: unknown = JSON.parse(receiver.calls[0]?.body ?? '');
    expect(body).toMatchObject({ event: 'crisis', chat: chatId, by: '1001', leadsOnDuty: 0 });
    const said = JSON.stringify([server.arrived, receiver.calls]);
    for (const { text = '' } of (await test_.store.chats.entries(chatId, { last: 99 })).filter(
      ({ kind }) => kind === 'message',
    ) as { text?: string }[])
      expect(said).not.toContain(text);
  });

  it('is told once, also when its news come twice', async () => {
    await set();
    const { chatId } = await answeredChat(test_);
    granted(await begin(test_.desk, asker, chatId));
    await settle(test_);
    const after = await test_.store.chats.find(chatId);
    const entries = await test_.store.chats.entries(chatId, { last: 99 });
    const again = after ? crisisNews(test_.desk, [{ before: null, after, entries }]) : [];
    expect(again).toHaveLength(2);
    await test_.store.mail.add(again, test_.clock.now());
    expect(await test_.store.mail.state()).toMatchObject({ waiting: 2 });
  });

  it('is told to nobody who is not set', async () => {
    const { chatId } = await answeredChat(test_);
    granted(await begin(test_.desk, asker, chatId));
    await settle(test_);
    expect(await test_.store.mail.state()).toMatchObject({ waiting: 0 });
  });
});
