import { createServer, type Server, type ServerResponse } from 'node:http';
import { v7 as newId } from 'uuid';
import type { MailState } from '../../protocol/mail-settings.ts';
import { describePostgres } from '../storage/a-postgres.ts';
import { freePort, granted, type Desk } from './a-desk.ts';
import { MailServer } from './a-mail-server.ts';
import { OwnRedis } from './a-redis.ts';
import { Administrator } from './administering.ts';
import { TwoProcesses } from './two-processes.ts';

/** Longer than a process that has taken a mail keeps others from it. */
const TAKEN_MS = 5 * 60_000 + 5000;

/** Who is called for news of the desk: it keeps the ids of what has come, and answers when it is told to. */
class Receiver {
  readonly ids: string[] = [];
  before: () => Promise<void> = () => Promise.resolve();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Receiver> {
    const port = await freePort();
    const answer = { now: (_id: string, response: ServerResponse) => void response.end() };
    const server = createServer((request, response) => {
      request.resume().on('end', () => answer.now(String(request.headers['huashu-delivery']), response));
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const receiver = new Receiver(server, `http://127.0.0.1:${port}/news`);
    answer.now = (id, response) => {
      receiver.ids.push(id);
      void receiver.before().then(() => response.writeHead(204).end());
    };
    return receiver;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** Something that happens once, and is waited for. */
function once(): { happened: Promise<void>; happens: () => void } {
  let happens = (): void => undefined;
  const happened = new Promise<void>((resolve) => (happens = resolve));
  return { happened, happens };
}

const never = (): Promise<void> => new Promise(() => undefined);

(OwnRedis.isThere() ? describePostgres : describe.skip)(
  'what is due of the outbox, when its process is killed',
  () => {
    let both: TwoProcesses;
    let mails: MailServer;
    let receiver: Receiver;
    let admin: Administrator;
    beforeAll(async () => {
      [both, mails, receiver] = await Promise.all([
        TwoProcesses.start({ WEBHOOK_PRIVATE: '1' }),
        MailServer.start(true),
        Receiver.start(),
      ]);
      admin = await Administrator.of(both.a);
      const webhook = { webhookUrl: receiver.url, webhookSecret: 'a-secret-of-the-receiver' };
      await admin.set({ ...mails.settings, mailUser: null, mailPassword: null, ...webhook });
    }, 60_000);
    afterAll(async () => {
      await Promise.all([both.end(), receiver.stop(), mails.goesAway()]);
    });

    /** A third process, the only one whose time runs: what is queued there it sends itself. */
    async function victim(): Promise<Desk> {
      const desk = await both.another();
      await Promise.all([both.a.time({ wish: 'hold' }), both.b.time({ wish: 'hold' })]);
      return desk;
    }

    /** It is killed, and the others go on. */
    async function dies(desk: Desk): Promise<void> {
      await desk.kill();
      await Promise.all([both.a.time({ wish: 'release' }), both.b.time({ wish: 'release' })]);
    }

    async function invite(desk: Desk, account: string): Promise<void> {
      const boss = await Administrator.of(desk);
      const person = { account, number: account, name: 'n', role: 'agent', mail: `${account}@x.cn` };
      expect((await boss.ask('POST', '/api/staff', person)).status).toBe(201);
    }

    async function crisis(desk: Desk): Promise<void> {
      const [agent, customer] = await Promise.all([desk.agent('1001', 'away'), desk.customer()]);
      const { chat } = granted(
        await customer.socket.emitWithAck('start', { clientId: newId(), text: '找媒体' }),
      );
      granted(await agent.socket.emitWithAck('accept', { chatId: chat.id }));
      granted(await agent.socket.emitWithAck('crisis', { chatId: chat.id, on: true }));
    }

    /** Holds the outbox, lets the answer through, and ends the process while it waits to note that it was sent. */
    async function diesBeforeNoting(desk: Desk, answer: () => void): Promise<void> {
      const held = await both.schema.hold('lock table mails in share mode');
      answer();
      await both.schema.untilWaiting(1);
      await dies(desk);
      // Its session would go on waiting, and note it for the dead.
      await both.schema.run(`select pg_terminate_backend(pid, 10000) from pg_stat_activity
      where wait_event_type = 'Lock' and query ilike '%delete from "mails"%' and pid <> pg_backend_pid()`);
      await held.commit();
    }

    const waiting = async () => (await admin.ask<MailState>('GET', '/api/mail')).body.waiting;
    const mailsTo = (account: string) => mails.arrived.filter(({ to }) => to.includes(`${account}@x.cn`));
    const idsOf = (account: string) =>
      mailsTo(account).map(({ text }) => /Message-ID: (<[^>]+>)/.exec(text)?.[1] ?? '');

    test('is sent by the others: a mail that no server had once, all else at most twice, under the same id', async () => {
      for (const moment of ['sender', 'mail'] as const) {
        const reached = once();
        mails.before = (answer) => {
          if (answer !== moment) return Promise.resolve();
          reached.happens();
          return never();
        };
        const desk = await victim();
        await invite(desk, moment);
        await reached.happened;
        mails.before = () => Promise.resolve();
        await dies(desk);
      }
      const [has, answers] = [once(), once()];
      mails.before = (answer) => {
        if (answer === 'sender') return Promise.resolve();
        has.happens();
        return answers.happened;
      };
      const third = await victim();
      await invite(third, 'noted');
      await has.happened;
      mails.before = () => Promise.resolve();
      await diesBeforeNoting(third, answers.happens);
      const called = once();
      receiver.before = () => {
        called.happens();
        return never();
      };
      const fourth = await victim();
      await crisis(fourth);
      await called.happened;
      receiver.before = () => Promise.resolve();
      await dies(fourth);
      const [calls, is] = [once(), once()];
      receiver.before = () => {
        calls.happens();
        return is.happened;
      };
      const fifth = await victim();
      await crisis(fifth);
      await calls.happened;
      receiver.before = () => Promise.resolve();
      await diesBeforeNoting(fifth, is.happens);
      // What a process has taken is nobody else's for a while: it may be slow, and not dead.
      expect([mailsTo('sender').length, mailsTo('mail').length, receiver.ids.length]).toEqual([0, 1, 2]);
      expect(await waiting()).toBe(5);
      await both.leap(TAKEN_MS);
      admin = await Administrator.of(both.b);
      await both.until(async () => (await waiting()) === 0);
      expect([mailsTo('sender').length, mailsTo('mail').length, mailsTo('noted').length]).toEqual([1, 2, 2]);
      expect([new Set(idsOf('mail')).size, new Set(idsOf('noted')).size]).toEqual([1, 1]);
      expect(idsOf('mail')[0]).toMatch(/^<.+@127\.0\.0\.1>$/);
      expect([receiver.ids.length, new Set(receiver.ids).size]).toEqual([4, 2]);
      const sent = mails.arrived.length;
      await both.leap(TAKEN_MS);
      await both.untilRun(both.b, 'mail');
      expect([mails.arrived.length, receiver.ids.length, await waiting()]).toEqual([sent, 4, 0]);
    }, 180_000);
  },
);
