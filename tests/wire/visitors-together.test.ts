import { Redis } from 'ioredis';
import { v7 as newId } from 'uuid';
import { describePostgres } from '../storage/a-postgres.ts';
import { codeOf, granted, type Desk } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import { OwnRedis } from './a-redis.ts';
import { TwoProcesses } from './two-processes.ts';

// Two processes, a database and a Redis start for these tests, on a machine that others use too.
jest.setTimeout(120_000);

const describeCluster = OwnRedis.isThere() ? describePostgres : describe.skip;

describeCluster('visitors over two processes with PostgreSQL and Redis', () => {
  let desk: TwoProcesses;
  let a: Desk;
  let b: Desk;
  beforeAll(async () => {
    desk = await TwoProcesses.start({ LOG_LEVEL: 'warn', VISITORS_ON_SITE: '1', SNEAK_PEEK: '1' });
    ({ a, b } = desk);
  });
  afterEach(() => desk.clear());
  afterAll(() => desk.end());

  const PAGE = 'https://shop.example/cart';
  const watched = async (who: Agent): Promise<string> => {
    granted(await who.socket.emitWithAck('watchVisitors', {}));
    const here = (list: { visitors: { id: string; page: string | null }[] }) =>
      list.visitors.find(({ page }) => page === PAGE)?.id;
    const news = await desk.meanwhile(who.visitors.first((list) => here(list) !== undefined));
    return here(news) ?? '';
  };

  test('a visitor of one is seen and invited on the other; of two agents at once one wins, and has the chat', async () => {
    const [near, far] = [await a.agent('1001', 'online'), await b.agent('1002', 'online')];
    const customer = await a.customer({ page: PAGE });
    const [id] = [await watched(far), await watched(near)];
    const ask = (who: Agent) => who.socket.emitWithAck('inviteVisitor', { visitorId: id, text: '您好' });
    const answers = await Promise.all([ask(near), ask(far)]);
    expect(answers.map(codeOf).sort()).toEqual(['conflict', 'ok']);
    const winner = answers[0].ok ? near : far;
    const { invitation } = await customer.invitations.first((news) => news.invitation !== null);
    expect(invitation?.agent).toBe(winner.account);
    const fields = answers.map((one) => (one.ok ? null : one.error.field));
    expect(fields).toContain(winner.account);
    // The next page of the same visitor comes from the other process, and the invitation with it.
    const again = await b.customer({ page: `${PAGE}/2` }, customer.token);
    await again.invitations.first((news) => news.invitation?.text === '您好');
    granted(await again.socket.emitWithAck('invitation', { answer: 'accept' }));
    const { chat } = granted(await again.socket.emitWithAck('start', { clientId: newId(), text: '有货吗' }));
    await desk.meanwhile(winner.chats.first((one) => one.id === chat.id && one.agent === winner.account));
  });

  test('who joins later learns who is there, and who leaves with their process is gone', async () => {
    const far = await b.agent('1002', 'online');
    const customer = await a.customer({ page: PAGE });
    const id = await watched(far);
    customer.go();
    await desk.meanwhile(far.visitors.next(({ visitors }) => visitors.every((one) => one.id !== id)));
  });

  test('what is typed on one is shown on the other, and Redis keeps that somebody types, but not what', async () => {
    const far = await b.agent('1002', 'online');
    const { customer, chatId } = await a.chat(far);
    granted(await customer.socket.emitWithAck('typing', { on: true, text: 'not sent yet' }));
    const shown = await desk.meanwhile(far.typing.first(({ text }) => text !== undefined));
    expect(shown).toEqual({ chatId, on: true, by: 'customer', text: 'not sent yet' });
    await desk.meanwhile(far.typing.first(({ text }) => text === undefined));
    const stored = await streamed(desk.redis.url);
    expect(stored).toContain(chatId);
    expect(stored).not.toContain('not sent yet');
  });
});

/** All that the streams of a Redis hold. */
async function streamed(url: string): Promise<string> {
  const redis = new Redis(url);
  try {
    const keys = await redis.keys('*');
    const kinds = await Promise.all(keys.map((key) => redis.type(key)));
    const streams = keys.filter((_, at) => kinds[at] === 'stream');
    return JSON.stringify(await Promise.all(streams.map((key) => redis.xrange(key, '-', '+'))));
  } finally {
    redis.disconnect();
  }
}
