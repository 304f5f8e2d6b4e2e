import type { AuditPage } from '../../protocol/audit.ts';
import type { TimelinePage, TimelinePerson, TimelineSpan } from '../../protocol/timeline.ts';
import { Administrator } from './administering.ts';
import { Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import { LEAPING } from './leaping-time.ts';

const MINUTE = 60_000;

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.start(LEAPING);
}, 60_000);
afterAll(() => desk.stop());

/** Timed jobs run meanwhile, as often as they would. */
async function passes(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 5000) await desk.time({ wish: 'leap', ms: 5000 });
}

/** Tomorrow too: the time of a process that was killed may have been ahead. */
const RANGE = [-1, 1].map((days) => new Date(Date.now() + days * 24 * 60 * MINUTE).toISOString());

async function page(query = ''): Promise<TimelinePage> {
  const lead = await Administrator.of(desk, '9001');
  const [from, to] = RANGE;
  return (await lead.ask<TimelinePage>('GET', `/api/timeline?from=${from}&to=${to}${query}`)).body;
}

function spansOf({ people }: TimelinePage, account: string): TimelineSpan[] {
  return people.find((one) => one.account === account)?.spans ?? [];
}

/** Asked again until it is so: what has changed is written within a second. */
async function once(isSo: (spans: TimelineSpan[]) => boolean, account = '1001'): Promise<TimelineSpan[]> {
  for (;;) {
    const spans = spansOf(await page(), account);
    if (isSo(spans)) return spans;
    await passes(1000);
  }
}

const runs = (spans: TimelineSpan[], span: Partial<TimelineSpan>): boolean => {
  const last = spans.at(-1);
  return (
    last?.to === null &&
    Object.entries(span).every(([key, value]) =>
      Object.entries(last).some(([k, v]) => k === key && v === value),
    )
  );
};

const status = (agent: Agent, choice: { value: 'online' | 'away'; reason?: string }) =>
  agent.socket.emitWithAck('status', choice);

test('a day of an agent: online, with chats, away with a reason or by a lead, gone, and over a kill of the process', async () => {
  const agent = await desk.agent('1001', 'online');
  await once((spans) => runs(spans, { state: 'online', chats: 0 }));
  await passes(2 * MINUTE);
  const { socket } = await desk.customer();
  const { id: chatId } = granted(await socket.emitWithAck('start', { clientId: 'a', text: '你好' })).chat;
  await once((spans) => runs(spans, { chats: 1, capacity: 5 }));
  await passes(2 * MINUTE);
  granted(await agent.socket.emitWithAck('close', { chatId, skipped: '测试' }));
  granted(await status(agent, { value: 'away', reason: '用餐' }));
  await once((spans) => runs(spans, { state: 'away', cause: 'chosen', reason: '用餐', chats: 0 }));
  await passes(2 * MINUTE);
  const lead = await desk.agent('9001');
  granted(await lead.socket.emitWithAck('setStatusOf', { account: '1001', value: 'away' }));
  await once((spans) => runs(spans, { cause: 'colleague', by: '9001' }));
  await passes(2 * MINUTE);
  await desk.kill();
  const { dataDir } = desk;
  desk = await Desk.start({ ...LEAPING, DATA_DIR: dataDir });
  // It ended while a process was alive, and not when the next one began.
  const ended = await once((spans) => typeof spans.at(-1)?.to === 'string');
  expect(ended.map(({ state, chats }) => `${state} ${chats}`)).toEqual(
    expect.arrayContaining(['online 0', 'online 1', 'away 0']),
  );
  ended.forEach(({ from, to }, n) => {
    expect(Date.parse(to ?? '')).toBeGreaterThanOrEqual(Date.parse(from));
    if (ended[n + 1]) expect(ended[n + 1]?.from).toBe(to);
  });
}, 90_000);

test('agents read their own timeline and nobody else’s; leads filter, and take it away as a file, on record', async () => {
  await desk.agent('1002', 'online');
  await once((spans) => runs(spans, { state: 'online' }), '1002');
  const agent = await Administrator.of(desk, '1002');
  const own = (await agent.ask<TimelinePage>('GET', '/api/timeline/own')).body;
  expect(own.people.map(({ account }) => account)).toEqual(['1002']);
  expect(spansOf(own, '1002').at(-1)).toMatchObject({ state: 'online', to: null });
  expect((await agent.ask('GET', '/api/timeline/own?account=1001')).status).toBe(400);
  expect((await agent.ask('GET', '/api/timeline')).status).toBe(403);
  const all = await page();
  expect(all.people.map(({ account }: TimelinePerson) => account)).toEqual(
    expect.arrayContaining(['1001', '1002', '9001']),
  );
  expect((await page('&account=1002')).people).toHaveLength(1);
  expect((await page('&department=none')).people).toEqual([]);
  const lead = await Administrator.of(desk, '9001');
  const file = await lead.file('/api/timeline.csv?account=1002');
  expect(file.split('\r\n')[0]).toBe(
    'account,number,name,from,to,minutes,state,cause,reason,setBy,chats,capacity,busy',
  );
  expect(file).toMatch(/\r\n1002,1002,[^,]*,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,/);
  const record = await lead.ask<AuditPage>('GET', '/api/audit?act=exported');
  expect(record.body.lines[0]).toMatchObject({ about: 'timeline', details: { account: '1002' } });
});

test.each([
  ['from=2026-03-01', 'to'],
  ['from=2026-03-05&to=2026-03-01', 'to'],
  ['from=2026-01-01&to=2026-03-01', 'from'],
  ['from=yesterday&to=2026-03-01', 'from'],
  ['cursor=abc', 'cursor'],
  [`cursor=${Buffer.from('["a",1.5]').toString('base64url')}`, 'cursor'],
])('the query %s is refused, naming %s', async (query, field) => {
  const lead = await Administrator.of(desk, '9001');
  const { status: code, body } = await lead.ask('GET', `/api/timeline?${query}`);
  expect([code, body.error?.field]).toEqual([400, field]);
});
