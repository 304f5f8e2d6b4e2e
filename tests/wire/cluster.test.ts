import { createHmac } from 'node:crypto';
import { io } from 'socket.io-client';
import { v7 as newId } from 'uuid';
import type { CustomerAnswers } from '../../protocol/customer.ts';
import { describePostgres } from '../storage/a-postgres.ts';
import { codeOf, granted, type Desk } from './a-desk.ts';
import { Agent } from './an-agent.ts';
import { connected } from './connecting.ts';
import { OwnRedis } from './a-redis.ts';
import { takeTogether } from './take-together.ts';
import { isReady, TwoProcesses } from './two-processes.ts';

// Two processes, a database and a Redis start for these tests, on a machine that others use too.
jest.setTimeout(60_000);

const IDENTITY_SECRET = 'a secret that the shop and the desk share';

const describeCluster = OwnRedis.isThere() ? describePostgres : skipped;

describeCluster('two processes on one PostgreSQL and one Redis', () => {
  let desk: TwoProcesses;
  let a: Desk;
  let b: Desk;
  beforeAll(async () => {
    desk = await TwoProcesses.start({ AGENT_LOST_GRACE: '1s', LOG_LEVEL: 'warn', IDENTITY_SECRET });
    ({ a, b } = desk);
  });
  afterEach(() => desk.clear());
  afterAll(() => desk.end());

  const openChats = async (): Promise<number> => {
    const [row] = await desk.schema.run("select count(*)::int as count from chats where status = 'open'");
    return Number(row?.['count']);
  };
  const kindsOf = async (chatId: string): Promise<unknown[]> => {
    const kinds = `select kind from entries join chats on chats.key = entries.chat where chats.id = '${chatId}'`;
    return (await desk.schema.run(kinds)).map(({ kind }) => kind);
  };
  const areReady = async (): Promise<boolean> => (await isReady(a)) && (await isReady(b));
  const isWithoutRedis = async (): Promise<boolean> => (await fetch(`${b.url}/readyz`)).status === 503;

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
    const [rows] = await desk.schema.run(
      `select (select count(*)::int from entries join chats on chats.key = entries.chat
          where chats.id = '${chatId}' and text = '在吗') as entries,
        (select count(*)::int from own_phrases) as phrases, (select count(*)::int from manual_versions) as drafts`,
    );
    expect(rows).toEqual({ entries: 1, phrases: 1, drafts: 1 });
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
    // Twenty windows of two people, who sign in once at each process.
    const places: { url: string; account: string; cookie: string }[] = [];
    for (const one of [a, b])
      for (const account of ['1001', '1002'])
        places.push({ url: one.url, account, cookie: await one.cookieOf(account) });
    const colleagues = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const { url, account, cookie } = places[n % places.length]!;
        return Agent.come(url, account, cookie);
      }),
    );
    const winners = await takeTogether(colleagues, chat.id);
    for (const colleague of colleagues) colleague.go();
    expect((await kindsOf(chat.id)).filter((kind) => kind === 'joined')).toHaveLength(1);
    expect(winners).toHaveLength(1);
  });

  test('an agent is not given more chats than they can have, whoever deals', async () => {
    await a.agent('1001', 'online');
    const customers = await Promise.all(Array.from({ length: 24 }, (_, n) => (n % 2 ? a : b).customer()));
    await Promise.all(
      customers.map((one) => one.socket.emitWithAck('start', { clientId: newId(), text: '你好' })),
    );
    await desk.until(async () => (await openChats()) >= 5);
    // Whoever deals once more gives nothing more.
    await Promise.all([a.agent('9001', 'away'), b.agent('9001', 'away')]);
    for (const one of [a, b]) await desk.untilRun(one, 'queue');
    expect(await openChats()).toBe(5);
  });

  test('an agent whose process is killed counts as gone; their chats are marked', async () => {
    const other = await desk.another();
    const lead = await b.agent('9001');
    const agent = await other.agent('1001', 'online');
    await lead.staff.first(({ account, status }) => account === '1001' && status === 'online');
    const { chatId } = await chatOn(b, agent);
    await other.kill();
    await desk.until(async () => (await kindsOf(chatId)).includes('agent_lost'));
    await lead.staff.first(({ account, status }) => account === '1001' && status === 'offline');
  });

  test('an agent who is connected elsewhere survives the start and the end of a process', async () => {
    const agent = await b.agent('1001', 'online');
    const { chatId } = await chatOn(b, agent);
    expect(await desk.leave(await desk.another())).toBe(0);
    const next = await desk.another();
    await desk.pass(6000);
    for (const one of [a, b, next]) await desk.untilRun(one, 'lost_agents');
    expect(await kindsOf(chatId)).not.toContain('agent_lost');
    expect(await desk.leave(next)).toBe(0);
  });

  test('a session that ends on one process is cut on the other at once', async () => {
    const agent = await b.agent('1001');
    const cut = new Promise((resolve) => agent.socket.once('disconnect', resolve));
    await desk.within(0, () => Promise.all([signOut(a, agent.cookie), cut]));
  });

  test.each([
    ['was ended on the other process', (cookie: string) => signOut(a, cookie)],
    ['has expired', () => desk.schema.run("update sessions set expires_at = 1 where account = '1001'")],
  ] as const)('with Redis silent, then gone, a session that %s is cut all the same', async (_, end) => {
    for (const isGone of [false, true]) {
      const [mine, other] = [await b.agent('1001'), await b.agent('1002')];
      if (isGone) desk.redis.kill();
      else desk.redis.freeze();
      await desk.until(isWithoutRedis);
      const cut = new Promise((resolve) => mine.socket.once('disconnect', resolve));
      await desk.meanwhile<unknown>(end(mine.cookie));
      await desk.within(1500, () => cut);
      await expect(Agent.come(b.url, '1001', mine.cookie)).rejects.toThrow('sign in');
      granted(await other.socket.emitWithAck('status', { value: 'away' }));
      desk.redis.thaw();
      if (!isGone) await desk.until(areReady);
    }
  });

  test('after Redis was away, whoever lost a chat on the other process hears nothing more of it', async () => {
    const [looker, taker] = [await b.agent('1001'), await a.agent('1002')];
    const customer = await a.customer();
    const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '你好' }));
    granted(await looker.socket.emitWithAck('open', { chatId: chat.id }));
    desk.redis.kill();
    granted(await taker.socket.emitWithAck('accept', { chatId: chat.id }));
    await desk.meanwhile(looker.gone.first(({ chatId }) => chatId === chat.id));
    await desk.redis.startAgain();
    await desk.heal();
    await desk.until(async () => {
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
    desk.redis.kill();
    await desk.until(isWithoutRedis);
    const expires = Math.floor(Date.now() / 1000) + 3600;
    const signature = createHmac('sha256', IDENTITY_SECRET).update(`li.${expires}`).digest('hex');
    const victim = io(`${a.url}/customer`, {
      auth: { token: planted.token, identity: { id: 'li', expires, signature } },
      ...{ transports: ['websocket'], forceNew: true, reconnection: false },
    });
    await desk.meanwhile(Promise.all([connected(victim), cut, cutToo]));
    victim.disconnect();
  });

  test('with Redis gone, an account that is disabled or gets another role is cut on every process', async () => {
    const leads = [await a.agent('9001'), await b.agent('9001')];
    const agents = [await a.agent('1001'), await b.agent('1001')];
    const cutOf = ({ socket }: Agent) => new Promise((resolve) => socket.once('disconnect', resolve));
    desk.redis.kill();
    await desk.until(isWithoutRedis);
    const gone = [...leads, ...agents].map(cutOf);
    await desk.schema.run("update staff set role = 'agent' where account = '9001'");
    await desk.schema.run("update staff set disabled_at = 1 where account = '1001'");
    await desk.meanwhile(Promise.all(gone));
    expect((await b.agent('9001')).welcomes.all.map(({ role }) => role)).toEqual(['agent']);
    await expect(Agent.come(a.url, '1001', agents[0]!.cookie)).rejects.toThrow('sign in');
    await desk.schema.run("update staff set role = 'lead' where account = '9001'");
    await desk.schema.run("update staff set disabled_at = null where account = '1001'");
    for (const one of [a, b]) await desk.untilRun(one, 'staff');
  });

  test('without Redis people of one process talk on, readyz says so, and everything heals', async () => {
    const agent = await b.agent('1001', 'online');
    const { customer: far, chatId } = await chatOn(a, agent);
    const { customer: near } = await chatOn(b, agent);
    desk.redis.freeze();
    granted(await near.say('这里'));
    await agent.entries.first(({ text }) => text === '这里');
    await desk.until(isWithoutRedis);
    expect((await fetch(`${b.url}/healthz`)).status).toBe(200);
    await desk.meanwhile(agent.lates.first(({ late }) => late));
    const { entry } = granted(await far.say('那里'));
    const isTold = ({ id, lastSeq }: { id: string; lastSeq: number }): boolean =>
      id === chatId && lastSeq >= entry.seq;
    await desk.meanwhile(agent.snapshots.first(({ chats }) => chats.some(isTold)));
    desk.redis.kill();
    expect(await (await fetch(`${a.url}/readyz`)).text()).toContain('Redis');
    expect((await a.signIn('1001')).status).toBe(200);
    const told = agent.lates.all.length;
    await desk.redis.startAgain();
    await desk.until(() => Promise.resolve(agent.lates.all.slice(told).some(({ late }) => !late)));
    await desk.heal();
    await desk.until(async () => {
      const text = `回来了 ${newId()}`;
      granted(await far.say(text, newId()));
      return agent.entries.first((one) => one.text === text).then(...HEARD);
    });
  });

  test('a process that is asked to go answers what it has, and its people go on elsewhere', async () => {
    const other = await desk.another();
    const agent = await b.agent('1001', 'online');
    const { customer } = await chatOn(other, agent);
    const answers = Array.from({ length: 20 }, (_, n) => customer.say(`快${n}`));
    const cut = new Promise<string>((resolve) => customer.socket.on('disconnect', resolve));
    const left = desk.leave(other);
    const answered = await Promise.all(answers);
    const [code] = await Promise.all([left, cut]);
    expect(code).toBe(0);
    expect(answered.map(codeOf)).toEqual(Array.from({ length: 20 }, () => 'ok'));
    const again = await b.customer({}, customer.token);
    expect(again.welcome!.entries.filter(({ text }) => text?.startsWith('快'))).toHaveLength(20);
  });

  test('what is drafted on one is known to the same person on the other, and goes when the chat closes', async () => {
    const [here, there] = [await a.agent('1001', 'online'), await b.agent('1001')];
    const colleague = await b.agent('1002');
    const { chatId } = await chatOn(a, here);
    const keep = async (agent: Agent, was: number, text: string) =>
      granted(await agent.socket.emitWithAck('keepDraft', { chatId, was, draft: { text, kind: 'message' } }));
    expect(await keep(here, 0, '请稍')).toMatchObject({ isOwn: true, kept: { version: 1 } });
    expect(await there.drafts.first((news) => news.chatId === chatId)).toEqual({ chatId, version: 1 });
    expect(granted(await there.socket.emitWithAck('drafts', {})).drafts[0]?.draft?.text).toBe('请稍');
    expect(granted(await colleague.socket.emitWithAck('drafts', {})).drafts).toEqual([]);
    await keep(there, 1, '请稍等');
    expect(await keep(here, 1, '请稍后')).toMatchObject({
      isOwn: false,
      kept: { draft: { text: '请稍等' } },
    });
    granted(await here.socket.emitWithAck('close', { chatId }));
    await desk.until(async () => granted(await there.socket.emitWithAck('drafts', {})).drafts.length === 0);
    const late = { chatId, was: 2, draft: { text: '还有', kind: 'message' } } as const;
    expect(codeOf(await there.socket.emitWithAck('keepDraft', late))).toBe('closed');
  });

  test('wrong passwords are counted for both together', async () => {
    for (let n = 0; n < 10; n += 1) await (n % 2 ? a : b).signIn('1002', 'wrong-password');
    expect([(await a.signIn('1002')).status, (await b.signIn('1002')).status]).toEqual([429, 429]);
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

function skipped(name: string, tests: () => void): void {
  process.stderr.write(`Skipped: ${name} (no redis-server on this machine)\n`);
  describe.skip(`${name} (no redis-server on this machine)`, tests);
}
