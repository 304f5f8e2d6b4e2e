import { v7 as newId } from 'uuid';
import { customerOperations, deskOperations } from '../../protocol/operations/index.ts';
import { describePostgres, newSchema, type Schema } from '../storage/a-postgres.ts';
import { Desk, granted } from './a-desk.ts';
import { OwnRedis } from './a-redis.ts';
import { customerPlays, deskPlays, type Cast, type Meeting } from './every-event.ts';

// Two processes, a database and a Redis start for these tests, on a machine that others use too.
jest.setTimeout(60_000);

test('every request of the protocol is played', () => {
  expect(Object.keys(deskPlays).sort()).toEqual(Object.keys(deskOperations).sort());
  expect(Object.keys(customerPlays).sort()).toEqual(Object.keys(customerOperations).sort());
});

const describeCluster = OwnRedis.isThere() ? describePostgres : describe.skip;

describeCluster('over two processes with PostgreSQL and Redis', () => {
  let schema: Schema;
  let redis: OwnRedis;
  let near: Desk;
  let far: Desk;
  let cast: Cast;

  beforeAll(async () => {
    [schema, redis] = await Promise.all([newSchema(), OwnRedis.start()]);
    // Else nobody is ever away automatically.
    const env = {
      DATABASE_URL: schema.url,
      REDIS_URL: redis.url,
      AGENT_CAPACITY: '100',
      AWAY_AFTER: '8h',
      VISITORS_ON_SITE: '1',
    };
    [near, far] = await Promise.all([Desk.start(env), Desk.start(env)]);
    const [agent, lead] = [await near.agent('1001', 'away'), await near.agent('9001', 'away')];
    const waiting = async (): Promise<Meeting> => {
      const customer = await far.customer();
      const said = { clientId: newId(), text: '你好，想问一下订单' };
      const { chat } = granted(await customer.socket.emitWithAck('start', said));
      return { customer, chatId: chat.id };
    };
    const chat = async (): Promise<Meeting> => {
      const meeting = await waiting();
      granted(await agent.socket.emitWithAck('accept', { chatId: meeting.chatId }));
      await meeting.customer.chats.first(({ status }) => status === 'open');
      return meeting;
    };
    cast = { agent, lead, waiting, chat };
  });
  afterAll(async () => {
    await Promise.allSettled([near.stop(), far.stop()]).then((ended) => {
      const failed = ended.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    });
    redis.kill();
    await schema.remove();
  });

  test.each(Object.keys(deskPlays))('staff: %s', (event) => deskPlays[event as keyof typeof deskPlays](cast));

  test.each(Object.keys(customerPlays))('customer: %s', (event) =>
    customerPlays[event as keyof typeof customerPlays](cast),
  );

  test('[P2] blocks by network reach a visitor on the other process, and are on record', async () => {
    const { customer, chatId } = await cast.chat();
    const why = { by: 'network', minutes: 5, reason: '反复骚扰' } as const;
    const { block } = granted(await cast.lead.socket.emitWithAck('block', { chatId, ...why }));
    await customer.desks.first(({ blocked }) => blocked !== null && blocked !== undefined);
    const rows = await schema.run(`select details from audit_log where act = 'blocked'`);
    expect(rows.map(({ details }) => String(details)).join()).toContain(block.id);
  });
});
