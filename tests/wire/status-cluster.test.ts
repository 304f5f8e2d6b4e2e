import { v7 as newId } from 'uuid';
import { describePostgres } from '../storage/a-postgres.ts';
import { Administrator } from './administering.ts';
import { codeOf, granted, type Desk } from './a-desk.ts';
import { Agent } from './an-agent.ts';
import { OwnRedis } from './a-redis.ts';
import { TwoProcesses } from './two-processes.ts';

// Two processes, a database and a Redis start for these tests, on a machine that others use too.
jest.setTimeout(120_000);

const MINUTE = 60_000;

const describeCluster = OwnRedis.isThere() ? describePostgres : describe.skip;

describeCluster('status over two processes with PostgreSQL and Redis', () => {
  let desk: TwoProcesses;
  let a: Desk;
  let b: Desk;
  beforeAll(async () => {
    desk = await TwoProcesses.start({ LOG_LEVEL: 'warn' });
    ({ a, b } = desk);
    const admin = await Administrator.of(a);
    // So long that the real time of a busy machine, which passes too, does not count between two keys.
    await admin.set({ awayAfter: '2m', acceptWithin: '20s' });
  });
  afterEach(() => desk.clear());
  afterAll(() => desk.end());

  const active = (agent: Agent) => agent.socket.emitWithAck('activity', { is: 'active', ago: 0 });

  /** A customer on the second process begins a chat. */
  const begins = async () => {
    const customer = await b.customer();
    const said = { clientId: newId(), text: '你好' };
    const { chat } = granted(await customer.socket.emitWithAck('start', said));
    return { customer, chatId: chat.id };
  };

  /** In parts: the processes compare their clock with the database's once a minute. */
  const passes = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 20_000) await desk.pass(20_000);
  };

  test('consoles of one person on both processes are one person, who is set away and comes back once', async () => {
    const lead = await b.agent('9001');
    const near = await a.agent('1001', 'online');
    const far = await Agent.come(b.url, '1001', near.cookie);
    for (let time = 0; time < 4; time += 1) {
      await passes(MINUTE - 20_000);
      granted(await active(far));
    }
    await Promise.all([near.quiet(), far.quiet()]);
    expect([...near.statuses.all, ...far.statuses.all]).toEqual([]);
    await passes(2 * MINUTE);
    await desk.meanwhile(lead.staff.first((one) => one.account === '1001' && one.away?.cause === 'idle'));
    for (const tab of [near, far]) await desk.meanwhile(tab.statuses.first(({ cause }) => cause === 'idle'));
    // The other process knows by now as well: its next key ends it there.
    await desk.meanwhile(far.staff.first((one) => one.account === '1001' && one.status === 'away'));
    granted(await active(far));
    for (const tab of [near, far])
      await desk.meanwhile(tab.statuses.first(({ value }) => value === 'online'));
    await desk.pass(10_000);
    await Promise.all([near.quiet(), far.quiet()]);
    for (const tab of [near, far])
      expect(tab.statuses.all.map(({ value }) => value)).toEqual(['away', 'online']);
  });

  test('an offer that is declined on one process goes to the agent on the other, and is accepted there', async () => {
    const [near, far] = [await a.agent('1001', 'online'), await b.agent('1002')];
    const { customer, chatId } = await begins();
    await near.chats.first(({ id, offer }) => id === chatId && offer?.to === '1001');
    granted(await far.socket.emitWithAck('status', { value: 'online' }));
    expect(codeOf(await far.socket.emitWithAck('accept', { chatId }))).toBe('conflict');
    granted(await near.socket.emitWithAck('declineOffer', { chatId }));
    await far.chats.first(({ id, offer }) => id === chatId && offer?.to === '1002');
    granted(await far.socket.emitWithAck('accept', { chatId }));
    await customer.chats.first(({ status }) => status === 'open');
  });

  test('accepted in the moment in which it ends, on the other process: it is one agent’s, or goes to the next', async () => {
    const agents = { '1001': await a.agent('1001', 'online'), '1002': await b.agent('1002', 'online') };
    for (let round = 0; round < 3; round += 1) {
      const { chatId } = await begins();
      const { offer } = await agents['1001'].chats.first(
        ({ id, offer: made }) => id === chatId && made !== undefined,
      );
      const [one, other] = offer?.to === '1001' ? (['1001', '1002'] as const) : (['1002', '1001'] as const);
      await desk.pass(19_900 - (round % 2) * 150);
      const [answer] = await Promise.all([
        agents[one].socket.emitWithAck('accept', { chatId }),
        desk.pass(400),
      ]);
      if (codeOf(answer) !== 'ok') {
        expect(codeOf(answer)).toBe('conflict');
        await agents[other].chats.first(({ id, offer: made }) => id === chatId && made?.to === other);
      }
      const [row] = await desk.schema.run(`select status, agent from chats where id = '${chatId}'`);
      expect(row).toEqual(
        codeOf(answer) === 'ok' ? { status: 'open', agent: one } : { status: 'waiting', agent: null },
      );
      if (codeOf(answer) !== 'ok') granted(await agents[other].socket.emitWithAck('accept', { chatId }));
      for (const { socket } of Object.values(agents))
        await socket.emitWithAck('close', { chatId, skipped: '结束' });
    }
  });

  test('an overdue chat goes from the agent on one process to the agent on the other, once', async () => {
    const admin = await Administrator.of(a);
    await admin.set({ acceptWithin: null, overdueHandover: '1m' });
    await b.agent('9001');
    const near = await a.agent('1001');
    const { customer, chatId } = await begins();
    granted(await near.socket.emitWithAck('accept', { chatId }));
    const far = await b.agent('1002', 'online');
    await passes(MINUTE);
    await far.chats.first(
      ({ id, agent, handover }) => id === chatId && agent === '1002' && handover?.why === 'overdue',
    );
    const { data } = await customer.entries.first(({ kind }) => kind === 'transferred');
    expect(data).toEqual({ to: '1002', why: 'lead' });
    const kinds = await desk.schema.run(
      `select kind from entries join chats on chats.key = entries.chat where chats.id = '${chatId}' and kind = 'transferred'`,
    );
    expect(kinds).toHaveLength(1);
  });
});
