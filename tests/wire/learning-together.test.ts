import { v7 as newId } from 'uuid';
import { readModel, writeModel } from '../../phrases/detect/desk-model-file.ts';
import type { Suggestions } from '../../protocol/desk.ts';
import type { LearnedChange, LearningView } from '../../protocol/learning.ts';
import { openPostgresStore } from '../../server/storage/postgres/open.ts';
import type { Store } from '../../server/storage/store.ts';
import { recordFittings } from '../domain/learning/fitting-desk.ts';
import { describePostgres } from '../storage/a-postgres.ts';
import { Administrator, type Told } from './administering.ts';
import { granted, type Desk } from './a-desk.ts';
import { OwnRedis } from './a-redis.ts';
import { TwoProcesses } from './two-processes.ts';

// Two processes, a database and a Redis start for these tests, and learning takes its time on a machine that others use too.
jest.setTimeout(180_000);

/** In the morning: the desk does not learn by itself meanwhile. */
const MORNING = Date.UTC(2026, 2, 2, 2);
const DAY = 86_400_000;

const describeCluster = OwnRedis.isThere() ? describePostgres : describe.skip;

describeCluster('learning over two processes with PostgreSQL and Redis', () => {
  let desk: TwoProcesses;
  let a: Desk;
  let b: Desk;
  let near: Administrator;
  let far: Administrator;
  let store: Store;
  beforeAll(async () => {
    desk = await TwoProcesses.start({ LOG_LEVEL: 'warn' }, MORNING);
    ({ a, b } = desk);
    [near, far] = await Promise.all([Administrator.of(a), Administrator.of(b)]);
    store = await openPostgresStore({ url: desk.schema.url, now: () => MORNING });
  });
  afterEach(() => desk.clear());
  afterAll(async () => {
    await store.close();
    await desk.end();
  });

  const PATH = '/api/learning';
  const view = async (who: Administrator) => (await who.ask<LearningView>('GET', PATH)).body;
  const learn = (who: Administrator) => who.ask<LearningView>('POST', `${PATH}/learn`);
  const publish = (who: Administrator, number: number): Promise<Told<LearningView>> =>
    who.ask('POST', `${PATH}/versions/${number}/publish`);
  const first = ({ situations }: Suggestions) => situations[0]?.id;

  /** What is offered first for a customer's words on a process. */
  async function offered(where: Desk, account: string, text: string): Promise<string | undefined> {
    const agent = await where.agent(account);
    const { chatId } = await where.chat(agent, text);
    return first(await agent.suggestions.first((one) => one.chatId === chatId));
  }

  test('not this on one process holds for the turn on the other too', async () => {
    const agent = await b.agent('1001');
    const { customer, chatId } = await a.chat(agent, '我要投诉你们');
    const { seq } = await agent.suggestions.first((one) => first(one) === 'complaint');
    const mark = { chatId, seq, situation: 'complaint', mark: 'not' } as const;
    granted(await agent.socket.emitWithAck('judgeTurn', mark));
    const has = ({ situations }: Suggestions) => situations.some(({ id }) => id === 'complaint');
    await agent.suggestions.first((one) => one.seq === seq && !has(one));
    granted(await customer.say('真的要投诉', newId()));
    expect(has(await agent.suggestions.first((one) => one.seq > seq))).toBe(false);
  });

  test('of two processes one learns; the version that is published is read back whole and used by both', async () => {
    await recordFittings(store, MORNING - DAY, 'praise');
    const begun = await Promise.all([learn(near), learn(far)]);
    expect(begun.map(({ status }) => status).sort()).toEqual([200, 409]);
    while ((await view(far)).isRunning) await new Promise((resolve) => setImmediate(resolve));
    const { last, versions } = await view(near);
    expect(last).toMatchObject({ is: 'offered', turns: 250, chats: 50 });
    expect(versions).toMatchObject([{ number: 1, state: 'offered' }]);
    const { model = '' } = (await store.learned.find(1)) ?? {};
    expect(writeModel(readModel(model))).toBe(model);

    const { body } = await far.ask<{ changes: LearnedChange[] }>('GET', `${PATH}/versions/1`);
    const text = body.changes.find(({ after }) => after === 'praise')?.text ?? '';
    expect(await offered(a, '1001', text)).not.toBe('praise');
    expect((await publish(far, 1)).body).toMatchObject({ inForce: 1, unusable: null });
    expect(await view(near)).toMatchObject({ inForce: 1, unusable: null });
    expect(await offered(a, '1001', text)).toBe('praise');
    expect(await offered(b, '1002', text)).toBe('praise');
  });

  test('a version that is broken in the database is refused by both, and the next one is used', async () => {
    for (const where of [a, b]) where.mustComplain('what was learnt is not used');
    const whole = await store.learned.find(1);
    if (whole === null) throw new Error('nothing was learnt');
    await store.learned.begin('me', null, MORNING, MORNING + DAY);
    const outcome = { at: MORNING, is: 'offered', turns: 250, chats: 50 } as const;
    const { figures, model } = { ...whole, model: whole.model.slice(0, 400) };
    expect(await store.learned.end('me', outcome, { model, figures })).toBe(2);
    await publish(near, 2);
    for (const who of [near, far])
      expect(await view(who)).toMatchObject({
        inForce: 2,
        unusable: expect.stringContaining('cut off') as unknown,
      });
    expect((await publish(far, 1)).body).toMatchObject({ inForce: 1, unusable: null });
    expect(await view(near)).toMatchObject({ inForce: 1, unusable: null });
    expect((await publish(near, 0)).body).toMatchObject({ inForce: 0, unusable: null });
  });
});
