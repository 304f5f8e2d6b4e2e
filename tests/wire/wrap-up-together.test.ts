import { v7 as newId } from 'uuid';
import { describePostgres } from '../storage/a-postgres.ts';
import { Administrator } from './administering.ts';
import { granted, type Desk } from './a-desk.ts';
import { OwnRedis } from './a-redis.ts';
import { TwoProcesses } from './two-processes.ts';

// Two processes, a database and a Redis start for these tests, on a machine that others use too.
jest.setTimeout(60_000);

const describeCluster = OwnRedis.isThere() ? describePostgres : describe.skip;

describeCluster('wrap-ups of two processes on one PostgreSQL and one Redis', () => {
  let desk: TwoProcesses;
  let a: Desk;
  let b: Desk;
  beforeAll(async () => {
    desk = await TwoProcesses.start({ LOG_LEVEL: 'warn', AGENT_CAPACITY: '1' });
    ({ a, b } = desk);
  });
  afterAll(() => desk.end());

  test('the tree of one is that of the other, a wrap-up is heard there, and the place that it holds comes free by the stored time', async () => {
    const admin = await Administrator.of(a);
    const tags = [{ id: 'refund', kind: 'reason', name: '退款' }];
    const [agent, lead] = [await a.agent('1001', 'online'), await b.agent('9001')];
    expect((await admin.ask('PUT', '/api/tags', { tags, version: 0 })).status).toBe(200);
    await desk.meanwhile(lead.desks.first(({ tagsAt }) => tagsAt !== undefined));
    expect((await admin.set({ wrapUpTime: '30s', wrapUpHolds: true })).status).toBe(200);
    const begins = async (process: Desk) => {
      const customer = await process.customer();
      const { chat } = granted(
        await desk.meanwhile(customer.socket.emitWithAck('start', { clientId: newId(), text: '您好' })),
      );
      return chat.id;
    };
    const first = await begins(b);
    await desk.meanwhile(agent.chats.first(({ id, agent: whose }) => id === first && whose === '1001'));
    granted(await lead.socket.emitWithAck('open', { chatId: first }));
    granted(await agent.socket.emitWithAck('close', { chatId: first, skipped: '测试' }));
    const written = { chatId: first, clientId: newId(), tags: ['refund'], summary: '退款', done: false };
    granted(await agent.socket.emitWithAck('wrapUp', written));
    await desk.meanwhile(lead.entries.first((one) => one.chatId === first && one.kind === 'wrapped_up'));
    const next = await begins(b);
    await desk.pass(10_000);
    expect(granted(await lead.socket.emitWithAck('open', { chatId: next })).chat.status).toBe('waiting');
    await desk.meanwhile(lead.entries.first((one) => one.chatId === first && one.kind === 'wrap_up_over'));
    await desk.meanwhile(agent.chats.first(({ id, agent: whose }) => id === next && whose === '1001'));
  });
});
