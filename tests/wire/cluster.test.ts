import { createHmac } from 'node:crypto';
import { io } from 'socket.io-client';
import { v7 as newId } from 'uuid';
import type { CustomerAnswers } from '../../protocol/customer.ts';
import { describePostgres, newSchema, type Schema } from '../storage/a-postgres.ts';
import { codeOf, Desk, granted } from './a-desk.ts';
import { Agent } from './an-agent.ts';
import { connected } from './connecting.ts';
import { OwnRedis } from './a-redis.ts';
import { takeTogether } from './take-together.ts';

// Two processes, a database and a Redis start for these tests, on a machine that others use too.
jest.setTimeout(60_000);

const IDENTITY_SECRET = 'a secret that the shop and the desk share';

const describeCluster = OwnRedis.isThere() ? describePostgres : skipped;

describeCluster('two processes on one PostgreSQL and one Redis', () => {
  let schema: Schema;
  let redis: OwnRedis;
  let a: Desk;
  let b: Desk;
  const start = (): Promise<Desk> =>
    Desk.start({
      DATABASE_URL: schema.url,
      REDIS_URL: redis.url,
      AGENT_LOST_GRACE: '1s',
      LOG_LEVEL: 'warn',
      IDENTITY_SECRET,
    });

  const openChats = async (): Promise<number> => {
    const [row] = await schema.run("select count(*)::int as count from chats where status = 'open'");
    return Number(row?.['count']);
  };
  beforeEach(async () => {
    [schema, redis] = await Promise.all([newSchema(), OwnRedis.start()]);
    [a, b] = await Promise.all([start(), start()]);
  });
  afterEach(async () => {
    redis.thaw();
    await Promise.allSettled([a.stop(), b.stop()]);
    redis.kill();
    await schema.remove();
  });

  test('a message on one reaches the agent on the other once and in order', async () => {
    const agent = await b.agent('1001', 'online');
    const customer = await a.customer();
    const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '你好' }));
    await agent.chats.first((one) => one.id === chat.id && one.agent === '1001');
    await Promise.all(Array.from({ length: 50 }, (_, n) => customer.say(`第${n}句`)));
    await agent.entries.first(({ text }) => text === '第49句');
    const seqs = agent.entries.all.filter(({ kind }) => kind === 'message').map(({ seq }) => seq);
    expect(seqs.slice(-50)).toEqual(Array.from({ length: 50 }, (_, n) => seqs.at(-50)! + n));
    granted(await agent.socket.emitWithAck('message', { chatId: chat.id, clientId: newId(), text: '您好' }));
    await customer.entries.first(({ text }) => text === '您好');
  });

  test('a chat transferred on one is unopened for its agent on the other until they have read it', async () => {
    const [agent, colleague] = [await a.agent('1001', 'online'), await b.agent('1002')];
    const { chatId } = await chatOn(a, agent);
    await colleague.socket.emitWithAck('status', { value: 'online' });
    await agent.staff.first(({ account, status }) => account === '1002' && status === 'online');
    granted(await agent.socket.emitWithAck('transfer', { chatId, to: '1002', note: '老客户' }));
    const row = await colleague.chats.first(({ id, handover }) => id === chatId && handover !== null);
    expect(row.handover).toMatchObject({ by: '1001', note: '老客户' });
    const elsewhere = await a.agent('1002');
    granted(await colleague.socket.emitWithAck('read', { chatId, seq: row.lastSeq }));
    await elsewhere.chats.first(({ id, handover }) => id === chatId && handover === null);
  });

  test('a retry on the other process is answered with the same entry', async () => {
    const agent = await b.agent('1001', 'online');
    const { customer, chatId } = await chatOn(a, agent);
    const first = granted(await customer.say('在吗', 'the-same'));
    const again = await b.customer({}, customer.token);
    const second = granted(await again.say('在吗', 'the-same'));
    expect(second.entry).toEqual(first.entry);
    const { entries } = granted(await agent.socket.emitWithAck('open', { chatId }));
    expect(entries.filter(({ text }) => text === '在吗')).toHaveLength(1);
  });

  test('what is sent under one name on both processes at once is stored once, whatever it is', async () => {
    const [lead, there] = await Promise.all([a.agent('9001'), b.agent('9001')]);
    const { customer, chatId } = await chatOn(a, await b.agent('1001', 'online'));
    const again = await b.customer({}, customer.token);
    const said = await Promise.all([customer, again].map((one) => one.say('在吗', 'the-same')));
    expect(granted(said[0]!).entry).toEqual(granted(said[1]!).entry);

    const phrase = { text: '祝好', scope: 'own', situation: null, shortcut: null } as const;
    const kept = await Promise.all(
      [lead, there].map(({ socket }) => socket.emitWithAck('keepPhrase', { ...phrase, clientId: 'p' })),
    );
    expect(granted(kept[0]!).phrase.id).toBe(granted(kept[1]!).phrase.id);

    const edits = [{ do: 'editPhrase', id: 'thanks.1', text: { 'zh-CN': '不用谢，很高兴帮到您' } }];
    const drafts = await Promise.all(
      [a, b].map(async ({ url }, n) => {
        const response = await fetch(`${url}/api/manual/versions`, {
          method: 'POST',
          headers: { cookie: [lead, there][n]!.cookie, 'content-type': 'application/json' },
          body: JSON.stringify({ parent: 0, why: '更亲切', edits, clientId: 'd' }),
        });
        return [
          response.status,
          ((await response.json()) as { version?: { number: number } }).version?.number,
        ];
      }),
    );
    expect(drafts[0]).toEqual([200, 1]);
    expect(drafts[1]).toEqual(drafts[0]);
    const [rows] = await schema.run(
      `select (select count(*)::int from entries where text = '在吗') as entries,
        (select count(*)::int from own_phrases) as phrases, (select count(*)::int from manual_versions) as drafts`,
    );
    expect([chatId, rows]).toEqual([expect.any(String), { entries: 1, phrases: 1, drafts: 1 }]);
  });

  test('two tabs of a newcomer, each at another process, are one customer', async () => {
    const tabs = [a, b].map(({ url }) =>
      io(`${url}/customer`, {
        auth: { newcomer: 'ab'.repeat(16) },
        ...{ transports: ['websocket'], forceNew: true, reconnection: false },
      }),
    );
    await Promise.all(tabs.map(connected));
    const greeted = await Promise.all(
      tabs.map((tab): Promise<CustomerAnswers['hello']> => tab.emitWithAck('hello', {})),
    );
    for (const tab of tabs) tab.disconnect();
    expect(greeted[0]!.token).toBe(greeted[1]!.token);
  });

  test('a phrase that is shared on one is seen and suggested on the other', async () => {
    const [author, colleague] = [await a.agent('1001'), await b.agent('1002', 'online')];
    const shared = { text: '祝您生活愉快', scope: 'team', situation: 'thanks', shortcut: null } as const;
    const { phrase } = granted(await author.socket.emitWithAck('keepPhrase', shared));
    await colleague.ownPhrases.first(() => true);
    const { phrases } = granted(await colleague.socket.emitWithAck('ownPhrases', {}));
    expect(phrases.map(({ text }) => text)).toEqual([shared.text]);
    const { customer, chatId } = await chatOn(a, colleague);
    await customer.say('谢谢');
    const offered = await colleague.suggestions.first((one) => one.chatId === chatId && one.owed.length > 0);
    expect(offered.phrases[0]?.id).toBe(phrase.phraseId);
  });

  test('of twenty who take one chat on both processes, one gets it', async () => {
    const customer = await a.customer();
    const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '你好' }));
    const colleagues = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? a : b).agent(n % 4 < 2 ? '1001' : '1002')),
    );
    const winners = await takeTogether(colleagues, chat.id);
    const rows = await schema.run("select count(*)::int as count from entries where kind = 'joined'");
    expect(rows).toEqual([{ count: 1 }]);
    expect(winners).toHaveLength(1);
  });

  test('an agent is not given more chats than they can have, whoever deals', async () => {
    await a.agent('1001', 'online');
    const customers = await Promise.all(Array.from({ length: 24 }, (_, n) => (n % 2 ? a : b).customer()));
    await Promise.all(
      customers.map((one) => one.socket.emitWithAck('start', { clientId: newId(), text: '你好' })),
    );
    await soon(async () => (await openChats()) >= 5);
    // Whoever deals once more gives nothing more.
    await Promise.all([a.agent('9001', 'away'), b.agent('9001', 'away'), pause(2500)]);
    expect(await openChats()).toBe(5);
  });

  test('an agent whose process is killed counts as gone; their chats are marked', async () => {
    const lead = await b.agent('9001');
    const agent = await a.agent('1001', 'online');
    await lead.staff.first(({ account, status }) => account === '1001' && status === 'online');
    await chatOn(b, agent);
    await a.kill();
    const started = Date.now();
    await soon(async () => {
      const rows = await schema.run(`select kind from entries where kind = 'agent_lost'`);
      return rows.length > 0;
    });
    process.stderr.write(
      `A killed process was noticed and its chats marked in ${Date.now() - started} ms.\n`,
    );
    await lead.staff.first(({ account, status }) => account === '1001' && status === 'offline');
  });

  test('an agent who is connected elsewhere survives the start and the end of a process', async () => {
    const agent = await b.agent('1001', 'online');
    const { chatId } = await chatOn(b, agent);
    await a.stop();
    a = await start();
    await pause(6000);
    const { entries } = granted(await agent.socket.emitWithAck('open', { chatId }));
    expect(entries.map(({ kind }) => kind)).not.toContain('agent_lost');
  });

  test('a session that ends on one process is cut on the other within a second', async () => {
    const cookie = await a.cookieOf('1001');
    const agent = await Agent.come(b.url, '1001', cookie);
    const cut = new Promise<number>((resolve) => agent.socket.on('disconnect', () => resolve(Date.now())));
    const ended = Date.now();
    await fetch(`${a.url}/api/session`, { method: 'DELETE', headers: { cookie } });
    const took = (await cut) - ended;
    process.stderr.write(`A session that ended on the other process was cut in ${took} ms.\n`);
    expect(took).toBeLessThan(1000);
  });

  test.each([
    ['was ended on the other process', (cookie: string) => signOut(a, cookie)],
    ['has expired', () => schema.run("update sessions set expires_at = 1 where account = '1001'")],
  ] as const)('with Redis silent, then gone, a session that %s is cut all the same', async (_, end) => {
    for (const isGone of [false, true]) {
      const cookie = await a.cookieOf('1001');
      const [mine, other] = [await Agent.come(b.url, '1001', cookie), await b.agent('1002')];
      if (isGone) redis.kill();
      else redis.freeze();
      await soon(async () => (await fetch(`${b.url}/readyz`)).status === 503);
      const cut = new Promise<number>((resolve) => mine.socket.on('disconnect', () => resolve(Date.now())));
      const ended = Date.now();
      await end(cookie);
      expect((await cut) - ended).toBeLessThan(1500);
      await expect(Agent.come(b.url, '1001', cookie)).rejects.toThrow('sign in');
      granted(await other.socket.emitWithAck('status', { value: 'away' }));
      redis.thaw();
      if (!isGone)
        await soon(async () => (await fetch(`${a.url}/readyz`)).ok && (await fetch(`${b.url}/readyz`)).ok);
    }
  });

  test('after Redis was away, whoever lost a chat on the other process hears nothing more of it', async () => {
    const [looker, taker] = [await b.agent('1001'), await a.agent('1002')];
    const customer = await a.customer();
    const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '你好' }));
    granted(await looker.socket.emitWithAck('open', { chatId: chat.id }));
    redis.kill();
    granted(await taker.socket.emitWithAck('accept', { chatId: chat.id }));
    await looker.gone.first(({ chatId }) => chatId === chat.id);
    await redis.startAgain();
    await soon(async () => {
      const note = { chatId: chat.id, clientId: newId(), text: '内部备注' };
      granted(await taker.socket.emitWithAck('note', note));
      const later = await a.customer();
      const next = granted(await later.socket.emitWithAck('start', { clientId: newId(), text: '下一位' }));
      return looker.chats.first(({ id }) => id === next.chat.id).then(...HEARD);
    });
    expect(looker.entries.all.filter(({ kind }) => kind === 'note')).toEqual([]);
  });

  test('with Redis gone, a planted token is cut on the other process when its website vouches', async () => {
    const planted = await b.customer();
    const cut = new Promise((resolve) => planted.socket.once('disconnect', resolve));
    const again = await b.customer({}, planted.token);
    const cutToo = new Promise((resolve) => again.socket.once('disconnect', resolve));
    redis.kill();
    await soon(async () => (await fetch(`${b.url}/readyz`)).status === 503);
    const expires = Math.floor(Date.now() / 1000) + 3600;
    const signature = createHmac('sha256', IDENTITY_SECRET).update(`li.${expires}`).digest('hex');
    const victim = io(`${a.url}/customer`, {
      auth: { token: planted.token, identity: { id: 'li', expires, signature } },
      ...{ transports: ['websocket'], forceNew: true, reconnection: false },
    });
    await Promise.all([connected(victim), cut, cutToo]);
    victim.disconnect();
  });

  test('with Redis gone, an account that is disabled or gets another role is cut on every process', async () => {
    const leads = [await a.agent('9001'), await b.agent('9001')];
    const agents = [await a.agent('1001'), await b.agent('1001')];
    const cutOf = ({ socket }: Agent) => new Promise((resolve) => socket.once('disconnect', resolve));
    redis.kill();
    await soon(async () => (await fetch(`${b.url}/readyz`)).status === 503);
    const gone = [...leads, ...agents].map(cutOf);
    await schema.run("update staff set role = 'agent' where account = '9001'");
    await schema.run("update staff set disabled_at = 1 where account = '1001'");
    await Promise.all(gone);
    expect((await b.agent('9001')).welcomes.all.map(({ role }) => role)).toEqual(['agent']);
    await expect(Agent.come(a.url, '1001', agents[0]!.cookie)).rejects.toThrow('sign in');
  });

  test('wrong passwords are counted for both together', async () => {
    for (let n = 0; n < 10; n += 1) await (n % 2 ? a : b).signIn('1002', 'wrong-password');
    expect([(await a.signIn('1002')).status, (await b.signIn('1002')).status]).toEqual([429, 429]);
  });

  test('without Redis people of one process talk on, readyz says so, and everything heals', async () => {
    const agent = await b.agent('1001', 'online');
    const { customer: far, chatId } = await chatOn(a, agent);
    const { customer: near } = await chatOn(b, agent);
    redis.freeze();
    const sent = Date.now();
    granted(await near.say('这里'));
    await agent.entries.first(({ text }) => text === '这里');
    process.stderr.write(`With Redis silent the same process heard after ${Date.now() - sent} ms.\n`);
    expect((await fetch(`${b.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${b.url}/healthz`)).status).toBe(200);
    await agent.lates.first(({ late }) => late);
    const { entry } = granted(await far.say('那里'));
    const row = await agent.snapshots.next(({ chats }) => chats.some((one) => one.id === chatId));
    process.stderr.write(`The other process's agent was told by the database in ${Date.now() - sent} ms.\n`);
    expect(row.chats.find(({ id }) => id === chatId)!.lastSeq).toBeGreaterThanOrEqual(entry.seq);
    redis.kill();
    expect(await (await fetch(`${a.url}/readyz`)).text()).toContain('Redis');
    expect((await a.signIn('1001')).status).toBe(200);
    const told = agent.lates.all.length;
    await redis.startAgain();
    await soon(() => Promise.resolve(agent.lates.all.slice(told).some(({ late }) => !late)));
    await soon(async () => (await fetch(`${a.url}/readyz`)).ok && (await fetch(`${b.url}/readyz`)).ok);
    await soon(async () => {
      const text = `回来了 ${newId()}`;
      granted(await far.say(text, newId()));
      return agent.entries.first((one) => one.text === text).then(...HEARD);
    });
  });

  test('a process that is asked to go answers what it has, and its people go on elsewhere', async () => {
    const agent = await b.agent('1001', 'online');
    const { customer } = await chatOn(a, agent);
    const answers = Array.from({ length: 20 }, (_, n) => customer.say(`快${n}`));
    const cut = new Promise<string>((resolve) => customer.socket.on('disconnect', resolve));
    const started = Date.now();
    const left = a.leave();
    const answered = await Promise.all(answers);
    const [code] = await Promise.all([left, cut]);
    process.stderr.write(`A process left in good order in ${Date.now() - started} ms.\n`);
    expect(code).toBe(0);
    expect(answered.map(codeOf)).toEqual(Array.from({ length: 20 }, () => 'ok'));
    const again = await b.customer({}, customer.token);
    expect(again.welcome!.entries.filter(({ text }) => text?.startsWith('快'))).toHaveLength(20);
    a = await start();
  });
});

const HEARD = [() => true, () => false] as const;

/** A chat of a customer of one process with an agent of any. */
async function chatOn(desk: Desk, agent: Agent): ReturnType<Desk['chat']> {
  const customer = await desk.customer();
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '你好' }));
  await agent.chats.first((one) => one.id === chat.id && one.agent === agent.account);
  return { customer, chatId: chat.id };
}

/** Resolves when the process has answered, so that what comes after is its doing. */
async function signOut(desk: Desk, cookie: string): Promise<void> {
  const answer = await fetch(`${desk.url}/api/session`, { method: 'DELETE', headers: { cookie } });
  if (!answer.ok) throw new Error(`signing out was answered ${answer.status}`);
}

async function soon(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    if (await isSo()) return;
    await pause(100);
  }
  throw new Error('It did not come to be.');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function skipped(name: string, tests: () => void): void {
  process.stderr.write(`Skipped: ${name} (no redis-server on this machine)\n`);
  describe.skip(`${name} (no redis-server on this machine)`, tests);
}
