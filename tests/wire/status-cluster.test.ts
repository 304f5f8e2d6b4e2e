import { describePostgres } from '../storage/a-postgres.ts';
import { granted, type Desk } from './a-desk.ts';
import { Agent } from './an-agent.ts';
import { OwnRedis } from './a-redis.ts';
import { TwoProcesses } from './two-processes.ts';

// Two processes, a database and a Redis start for these tests, on a machine that others use too.
jest.setTimeout(60_000);

const MINUTE = 60_000;

const describeCluster = OwnRedis.isThere() ? describePostgres : describe.skip;

describeCluster('status over two processes with PostgreSQL and Redis', () => {
  let desk: TwoProcesses;
  let a: Desk;
  let b: Desk;
  beforeAll(async () => {
    desk = await TwoProcesses.start({ AWAY_AFTER: '2m', LOG_LEVEL: 'warn' });
    ({ a, b } = desk);
  });
  afterEach(() => desk.clear());
  afterAll(() => desk.end());

  const active = (agent: Agent) => agent.socket.emitWithAck('activity', { is: 'active', ago: 0 });

  /** In parts: the processes compare their clock with the database's once a minute. */
  const passes = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 20_000) await desk.pass(20_000);
  };

  test('consoles of one person on both processes are one person, who is set away and comes back once', async () => {
    const lead = await b.agent('9001');
    const near = await a.agent('1001', 'online');
    const far = await Agent.come(b.url, '1001', near.cookie);
    for (let minute = 0; minute < 4; minute += 1) {
      await passes(MINUTE);
      granted(await active(far));
    }
    await Promise.all([near.quiet(), far.quiet()]);
    expect([...near.statuses.all, ...far.statuses.all]).toEqual([]);
    await passes(3 * MINUTE);
    await lead.staff.first((one) => one.account === '1001' && one.away?.cause === 'idle');
    for (const tab of [near, far]) await tab.statuses.first(({ cause }) => cause === 'idle');
    // The other process knows by now as well: its next key ends it there.
    await far.staff.first((one) => one.account === '1001' && one.status === 'away');
    granted(await active(far));
    for (const tab of [near, far]) await tab.statuses.first(({ value }) => value === 'online');
    await desk.pass(10_000);
    await Promise.all([near.quiet(), far.quiet()]);
    for (const tab of [near, far])
      expect(tab.statuses.all.map(({ value }) => value)).toEqual(['away', 'online']);
  });
});
