import { v7 as newId } from 'uuid';
import { describePostgres } from '../storage/a-postgres.ts';
import { codeOf, granted, type Desk } from './a-desk.ts';
import { OwnRedis } from './a-redis.ts';
import { TwoProcesses } from './two-processes.ts';

// Two processes, a database and a Redis start for these tests, on a machine that others use too.
jest.setTimeout(120_000);

const describeCluster = OwnRedis.isThere() ? describePostgres : describe.skip;

describeCluster('a crisis chat over two processes with PostgreSQL and Redis', () => {
  let desk: TwoProcesses;
  let a: Desk;
  let b: Desk;
  beforeAll(async () => {
    desk = await TwoProcesses.start({ LOG_LEVEL: 'warn' });
    ({ a, b } = desk);
  });
  afterAll(() => desk.end());

  test('[P6] asked on one process, heard and decided on the other; two leads at once decide it once, the customer reads it once', async () => {
    const [agent, near, far] = [await a.agent('1001'), await a.agent('admin'), await b.agent('9001')];
    const customer = await b.customer();
    const start = { clientId: newId(), text: '孩子喝了你们的奶粉住院了' };
    const chatId = granted(await customer.socket.emitWithAck('start', start)).chat.id;
    granted(await agent.socket.emitWithAck('accept', { chatId }));
    granted(await agent.socket.emitWithAck('crisis', { chatId, on: true }));
    await far.chats.first(({ id, crisis }) => id === chatId && crisis?.ended === null);

    const say = (text: string) => agent.socket.emitWithAck('message', { chatId, clientId: newId(), text });
    const { pending: id = '' } = granted(await say('我们一定赔偿'));
    const heard = { id, chatId, by: '1001', text: '我们一定赔偿', approved: false };
    expect(await far.approvals.first((one) => one.id === id)).toMatchObject(heard);
    await customer.typing.first(({ on }) => on);

    const answers = await Promise.all([
      far.socket.emitWithAck('approve', { id, text: '我们正在核实' }),
      near.socket.emitWithAck('approve', { id, text: '我们正在核实' }),
    ]);
    expect(answers.map(codeOf).sort()).toEqual(['conflict', 'ok']);
    await customer.entries.first(({ text }) => text === '我们正在核实');
    const told = await agent.entries.first(
      ({ kind, data }) => kind === 'approval_decided' && data?.id === id,
    );
    expect(told).toMatchObject({ text: '我们正在核实', data: { granted: true, changed: true } });
    await agent.chats.first((one) => one.id === chatId && one.crisis?.pending.length === 0);

    const { pending: second = '' } = granted(await say('这不是我们的责任'));
    granted(await far.socket.emitWithAck('refuse', { id: second, reason: '不要推卸责任' }));
    await agent.entries.first(({ text }) => text === '不要推卸责任');
    granted(await far.socket.emitWithAck('crisis', { chatId, on: false }));
    granted(await say('您好'));
    // What was told before it has come before it.
    await customer.entries.first(({ text }) => text === '您好');
    const read = customer.entries.all.filter(({ kind, by }) => kind === 'message' && by.role === 'agent');
    expect(read.map(({ text }) => text)).toEqual(['我们正在核实', '您好']);
    expect(customer.packets.join('\n')).not.toMatch(/approval|crisis|赔偿|责任/);
  });
});
