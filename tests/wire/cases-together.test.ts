import { describePostgres } from '../storage/a-postgres.ts';
import type { Agent } from './an-agent.ts';
import { Casework } from './casework.ts';
import { TwoProcesses } from './two-processes.ts';

const DUE_MS = 6000;

describePostgres('cases of one desk with two processes', () => {
  let both: TwoProcesses;
  let agent: Agent;
  let here: Casework;
  let there: Casework;
  beforeAll(async () => {
    both = await TwoProcesses.start();
    agent = await both.a.agent('1001');
    [here, there] = [await Casework.of(both.a, '1001'), await Casework.of(both.b, '9001')];
  }, 120_000);
  afterAll(() => both.end());

  test('what one process stores is heard on the other, by staff and by the customer', async () => {
    const customer = await both.b.customer();
    const started = await customer.socket.emitWithAck('start', { clientId: 's', text: '要投诉' });
    const chatId = started.ok ? started.chat.id : '';
    const { number } = await there.complaint({ chatId });
    await there.add(number, { type: 'assigned', owner: '1001' });
    await agent.cases.first((one) => one.number === number && one.owner === '9001');
    expect(await here.codes(number, { type: 'accepted' }, { type: 'verified' })).toEqual(['ok', 'ok']);
    await here.add(number, { type: 'answered' });
    await customer.cases.first((all) => all.some((one) => one.number === number && one.state === 'answered'));
  });

  test('of a step that is taken on both at once one is stored', async () => {
    const { number } = await here.complaint();
    const codes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? here : there).codes(number, { type: 'verified' })),
    );
    expect(codes.flat().sort()).toEqual([...Array<string>(9).fill('conflict'), 'ok']);
    expect((await here.get(number)).body.entries).toHaveLength(2);
  });

  test('[P5] each rung is reached once, whichever process finds it', async () => {
    const dueAt = new Date((await both.a.time({ wish: 'leap', ms: 0 })) + DUE_MS).toISOString();
    const made = await Promise.all(
      Array.from({ length: 5 }, () => here.open({ kind: 'promise', dueAt, text: '回电' })),
    );
    for (const { body } of made) {
      const { number } = body.case;
      await both.meanwhile(agent.cases.first((one) => one.number === number && one.overdue));
      const types = (await there.get(number)).body.entries.map(({ type }) => type);
      expect(types.filter((type) => type !== 'warned')).toEqual(['received', 'overdue', 'broken']);
    }
  });
});
