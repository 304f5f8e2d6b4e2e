import { v7 as newId } from 'uuid';
import { Desk, freePort, granted } from './a-desk.ts';
import { describePostgres, newSchema } from '../storage/a-postgres.ts';
import { areaOf } from '../../server/entry/http/requests.ts';

const TOKEN = 'a-token-of-at-least-32-characters';

/** The value of one series; null if there is none. */
async function figure(desk: Desk, series: string): Promise<number | null> {
  const text = await (await desk.get('/metrics')).text();
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? null : Number(line.slice(series.length));
}

async function soon(isSo: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 100; look += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come to be.');
}

describe('the figures', () => {
  let desk: Desk;
  beforeEach(async () => void (desk = await Desk.start({ IDLE_NUDGE: '1s', IDLE_CLOSE: '2s' })));
  afterEach(() => desk.stop());

  test('count connections, sessions, messages, batches and the time that each takes', async () => {
    const agent = await desk.agent('1001');
    const { chatId } = await desk.chat(agent);
    granted(await agent.socket.emitWithAck('message', { chatId, clientId: newId(), text: '您好' }));
    expect(await figure(desk, 'huashu_connections{side="customer"}')).toBe(1);
    expect(await figure(desk, 'huashu_connections{side="desk"}')).toBe(1);
    expect(await figure(desk, 'huashu_sessions')).toBe(1);
    expect(await figure(desk, 'huashu_messages_total{by="customer"}')).toBe(1);
    expect(await figure(desk, 'huashu_messages_total{by="agent"}')).toBe(1);
    expect(await figure(desk, 'huashu_entries_total{kind="joined"}')).toBe(1);
    expect(await figure(desk, 'huashu_ack_seconds_count{event="message"}')).toBe(1);
    for (const name of ['batch_seconds_count', 'delivery_seconds_count', 'batch_entries_count'])
      expect(await figure(desk, `huashu_${name}`)).toBeGreaterThanOrEqual(3);
    expect(await figure(desk, 'huashu_commands_pending')).toBe(0);
    expect(await figure(desk, 'huashu_up{part="database"}')).toBe(1);
    expect(await figure(desk, 'huashu_nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
  });

  test('tell how long the queue is, and for how long its first has waited', async () => {
    const customer = await desk.customer();
    granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '你好' }));
    await soon(async () => (await figure(desk, 'huashu_queue_length')) === 1);
    await soon(async () => ((await figure(desk, 'huashu_queue_longest_wait_seconds')) ?? 0) > 0.2);
  });

  test('count refusals by event and code, and requests by area', async () => {
    const customer = await desk.customer();
    await customer.socket.emitWithAck('message', { clientId: 'x', text: '' });
    await desk.get('/api/chats');
    expect(await figure(desk, 'huashu_refusals_total{event="message",code="bad_request"}')).toBe(1);
    expect(await figure(desk, 'huashu_http_requests_total{area="chats",status="4xx"}')).toBe(1);
  });

  test('tell by how much deadlines are late', async () => {
    const agent = await desk.agent('1001');
    const { chatId } = await desk.chat(agent);
    granted(await agent.socket.emitWithAck('message', { chatId, clientId: newId(), text: '您好' }));
    await agent.entries.first(({ kind }) => kind === 'closed');
    const [all, within] = ['count', 'bucket{le="60"}'].map((name) =>
      figure(desk, `huashu_deadline_late_seconds_${name}`),
    );
    expect(await all).toBeGreaterThanOrEqual(1);
    expect(await within).toBe(await all);
  });

  test('hold no word of anybody', async () => {
    const agent = await desk.agent('1001');
    const { chatId, customer } = await desk.chat(agent, '机密文字');
    await customer.socket.emitWithAck('hello', {
      name: '王小明',
      contact: '13900001111',
      page: '/secret-page',
    });
    await desk.get('/no/such/secret-page?q=secret-page');
    const text = await (await desk.get('/metrics')).text();
    for (const word of ['机密文字', '王小明', '13900001111', 'secret-page', chatId, '1001'])
      expect(text).not.toContain(word);
  });
});

test('figures that are guarded are told only to whoever says the word', async () => {
  const desk = await Desk.start({ METRICS_TOKEN: TOKEN });
  const ask = (authorization: string) => fetch(`${desk.url}/metrics`, { headers: { authorization } });
  const statuses = await Promise.all([desk.get('/metrics'), ask('Bearer wrong'), ask(`Bearer ${TOKEN}`)]);
  expect(statuses.map(({ status }) => status)).toEqual([401, 401, 200]);
  await desk.stop();
});

describePostgres('beside other processes', () => {
  test('a Redis that is away shows in the figures and in readyz, not in healthz', async () => {
    const schema = await newSchema();
    const nowhere = `redis://127.0.0.1:${await freePort()}`;
    const desk = await Desk.start({ DATABASE_URL: schema.url, REDIS_URL: nowhere });
    expect(await figure(desk, 'huashu_up{part="redis"}')).toBe(0);
    expect(await figure(desk, 'huashu_up{part="database"}')).toBe(1);
    expect([(await desk.get('/healthz')).status, (await desk.get('/readyz')).status]).toEqual([200, 503]);
    await desk.stop();
    await schema.remove();
  });
});

test.each([
  ['/api/chats/0198', 'chats'],
  ['/api/reports.csv', 'reports'],
  ['/api/whatever', 'api'],
  ['/metrics', 'status'],
  ['/anything/else', 'page'],
])('%s counts as %s', (path, area) => expect(areaOf(path)).toBe(area));
