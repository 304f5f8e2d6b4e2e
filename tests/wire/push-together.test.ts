import { v7 as newId } from 'uuid';
import { describePostgres } from '../storage/a-postgres.ts';
import { granted, type Desk } from './a-desk.ts';
import { PushService, type Subscribed } from './a-push-service.ts';
import { OwnRedis } from './a-redis.ts';
import { TwoProcesses } from './two-processes.ts';

// Two processes, a database and a Redis start for these tests, on a machine that others use too.
jest.setTimeout(120_000);

/** Longer than a process that has taken a message keeps others from it. */
const TAKEN_MS = 65_000;
/** Longer than news wait for a console that may come back. */
const MOMENT_MS = 6000;

(OwnRedis.isThere() ? describePostgres : describe.skip)('pushing from two processes', () => {
  let both: TwoProcesses;
  let a: Desk;
  let b: Desk;
  let service: PushService;
  beforeAll(async () => {
    [both, service] = await Promise.all([TwoProcesses.start({ PUSH_PRIVATE: '1' }), PushService.start()]);
    ({ a, b } = both);
  }, 60_000);
  beforeEach(() => {
    service.arrived.length = 0;
    service.before = () => Promise.resolve();
  });
  afterEach(() => both.clear());
  afterAll(async () => {
    await Promise.all([both.end(), service.end()]);
    expect(service.faults).toEqual([]);
  });

  const wishFor = ({ subscription }: Subscribed) => ({
    ...{ subscription, locale: 'en' as const, words: false },
    kinds: ['messages' as const, 'chats' as const],
  });

  /** An agent on one process has a chat of a customer on the other, and a device of this name. */
  async function meeting(name: string, customersDesk: Desk) {
    const [agent, lead] = [await b.agent('1001', 'online'), await customersDesk.agent('9001')];
    for (const { id } of granted(await agent.socket.emitWithAck('pushDevices', {})).devices)
      granted(await agent.socket.emitWithAck('endPush', { id }));
    granted(await agent.socket.emitWithAck('subscribePush', wishFor(service.subscribe(name))));
    const customer = await customersDesk.customer();
    const said = { clientId: newId(), text: '在吗' };
    const { chat } = granted(await customer.socket.emitWithAck('start', said));
    const joined = agent.chats.first((one) => one.id === chat.id && one.agent === '1001');
    const taken = await agent.socket.emitWithAck('accept', { chatId: chat.id });
    if (taken.ok) granted(taken);
    await both.meanwhile(joined);
    const writes = async (text: string): Promise<void> => {
      granted(await customer.socket.emitWithAck('message', { clientId: newId(), text }));
    };
    const leaves = async (): Promise<void> => {
      const gone = lead.staff.first((one) => one.account === '1001' && one.lost);
      agent.go();
      await both.meanwhile(gone);
    };
    return { writes, leaves };
  }

  const waiting = async (): Promise<number> =>
    Number((await both.schema.run(`select count(*) as n from mails where kind = 'push'`))[0]?.['n']);

  test('the desk has one pair of keys, also when both make one at once', async () => {
    const agents = await Promise.all([a.agent('1001'), b.agent('1001'), a.agent('9001'), b.agent('9001')]);
    const keys = await Promise.all(agents.map(({ socket }) => socket.emitWithAck('pushDevices', {})));
    expect(new Set(keys.map((one) => granted(one).key)).size).toBe(1);
    service.key = granted(
      await a.agent('1002').then(({ socket }) => socket.emitWithAck('pushDevices', {})),
    ).key;
  });

  test('a console on one keeps the other from pushing; without any there is exactly one message', async () => {
    const { writes, leaves } = await meeting('once', a);
    await writes('还在吗');
    await both.pass(MOMENT_MS);
    await both.untilRun(a, 'push');
    await both.untilRun(b, 'push');
    expect([service.arrived, await waiting()]).toEqual([[], 0]);
    await leaves();
    await writes('有人吗');
    await both.until(() => Promise.resolve(service.arrived.length > 0));
    await both.untilRun(a, 'push');
    await both.untilRun(b, 'push');
    expect([service.arrived.map(({ device }) => device), await waiting()]).toEqual([['once'], 0]);
  });

  test('a message that its process was killed with is sent by the others: not lost, at most twice', async () => {
    const victim = await both.another();
    const { writes, leaves } = await meeting('killed', victim);
    await leaves();
    await Promise.all([a.time({ wish: 'hold' }), b.time({ wish: 'hold' })]);
    const came = new Promise<void>((resolve) => {
      service.before = () => {
        resolve();
        return new Promise(() => undefined);
      };
    });
    await writes('有人吗');
    for (const ms of [MOMENT_MS, 500, 500, 500]) await victim.time({ wish: 'leap', ms });
    await came;
    service.before = () => Promise.resolve();
    await victim.kill();
    await Promise.all([a.time({ wish: 'release' }), b.time({ wish: 'release' })]);
    expect([service.arrived.length, await waiting()]).toEqual([1, 1]);
    await both.leap(TAKEN_MS);
    await both.until(async () => (await waiting()) === 0);
    expect(service.arrived.map(({ device, topic }) => [device, topic])).toEqual([
      ['killed', service.arrived[0]?.topic],
      ['killed', service.arrived[0]?.topic],
    ]);
  });
});
