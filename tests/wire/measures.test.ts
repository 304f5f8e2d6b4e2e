import {
  MEASURE_PARTS,
  MEASURES,
  type Figure,
  type Measure,
  type Measured,
  type MeasuredItems,
} from '../../protocol/measures.ts';
import type { AuditPage } from '../../protocol/audit.ts';
import { Administrator } from './administering.ts';
import { Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import { Casework } from './casework.ts';
import { LEAPING } from './leaping-time.ts';

const MINUTE = 60_000;

let desk: Desk;
let agent: Agent;
let lead: Administrator;
let range: string;

/** A desk at which of everything that is measured something has happened. */
beforeAll(async () => {
  desk = await Desk.start({ COMPLAINT_SIMPLE: '1h', ...LEAPING });
  agent = await desk.agent('1001');
  lead = await Administrator.of(desk, '9001');
  const work = await Casework.of(desk, '1001');
  const admin = await Administrator.of(desk);
  await admin.ask('POST', '/api/departments', { id: 'sales', name: '销售' });
  const begun = new Date(Date.now() - MINUTE).toISOString();

  const first = await desk.chat(agent);
  const [inTime, late] = [
    await work.complaint({ chatId: first.chatId, class: 'service' }),
    await work.complaint({ chatId: first.chatId }),
  ];
  await work.codes(inTime.number, { type: 'verified' }, { type: 'answered' });
  const dueAt = new Date(Date.now() + 30 * MINUTE).toISOString();
  for (const text of ['今天答复', '半小时答复'])
    await work.open({ kind: 'promise', dueAt, text, chatId: first.chatId });
  await work.open({ kind: 'followUp', dueAt, text: '回访', chatId: first.chatId });
  const [kept] = await work.find('?kind=promise');
  await work.add(kept ?? '', { type: 'kept' });
  granted(await agent.socket.emitWithAck('callLead', { chatId: first.chatId }));
  await desk.time({ wish: 'leap', ms: 2 * 60 * MINUTE });
  await work.until('?kind=complaint&overdue=true');
  await work.until('?kind=promise&step=broken');
  await work.until('?kind=followUp&overdue=true');
  expect(late.number).not.toBe(inTime.number);
  granted(await agent.socket.emitWithAck('close', { chatId: first.chatId, skipped: '客户已离开' }));
  granted(await first.customer.socket.emitWithAck('rate', { score: 3, expected: 5 }));
  const second = await desk.chat(agent);
  granted(await second.customer.socket.emitWithAck('leave', {}));
  granted(await second.customer.socket.emitWithAck('rate', { score: 4 }));
  const end = new Date(Date.now() + 24 * 60 * MINUTE).toISOString();
  range = `from=${encodeURIComponent(begun)}&to=${encodeURIComponent(end)}`;
}, 90_000);
afterAll(() => desk.stop());

async function measured(query = ''): Promise<Measured> {
  return (await lead.ask<Measured>('GET', `/api/measures?${range}${query}`)).body;
}

/** How long the list behind a figure is: what it says, and what comes page by page. */
async function behind(of: Measured, measure: Measure, part: string, more = ''): Promise<number> {
  const asked = `from=${of.from}&to=${of.to}&measure=${measure}&part=${part}${more}`;
  let [items, cursor]: [number, string | null] = [0, null];
  for (;;) {
    const { body }: { body: MeasuredItems } = await lead.ask<MeasuredItems>(
      'GET',
      `/api/measures/items?${asked}${cursor === null ? '' : `&cursor=${cursor}`}`,
    );
    items += body.items.length;
    cursor = body.cursor;
    if (cursor === null) {
      expect(items).toBe(body.count);
      return body.count;
    }
  }
}

test('what has happened is measured', async () => {
  const { total } = await measured();
  const parts = Object.fromEntries(MEASURES.map((measure) => [measure, total[measure].parts]));
  expect(parts).toEqual({
    ...{ complaints: [2, 2], answered: [1, 1], promises: [1, 1], closing: [0, 1], followUps: [0, 1] },
    ...{ leadReply: [0, 1], atOnce: [2, 1], expectation: [0, 1] },
  });
  expect(total.expectation).toMatchObject({ mean: 2, expected: 5, perceived: 3 });
  expect(total.complaints.rate).toBe(1);
});

test('[cases.md 9] every figure is as long as the list behind it: in whole, by day and week, by each slice', async () => {
  for (const by of ['day', 'week']) {
    const of = await measured(`&by=${by}`);
    const compare = async (measure: Measure, { parts }: Figure, more = '') => {
      for (const [at, part] of MEASURE_PARTS[measure].entries())
        expect([measure, part, more, await behind(of, measure, part, more)]).toEqual([
          measure,
          part,
          more,
          parts[at],
        ]);
    };
    for (const measure of MEASURES) {
      await compare(measure, of.total[measure]);
      for (const { from, to, figures } of of.series)
        await compare(measure, figures[measure], `&since=${from}&until=${to}`);
      if (by === 'week') continue;
      const keys = Object.entries(of.slices[measure]).flatMap(([slice, { rows }]) =>
        rows.map(({ key, figure }) => ({ figure, more: `&slice=${slice}&key=${encodeURIComponent(key)}` })),
      );
      for (const { figure, more } of keys) await compare(measure, figure, more);
    }
    for (const { id, chats, complaints } of of.customers.rows) {
      expect(await behind(of, 'complaints', 'closed', `&slice=customer&key=${id}`)).toBe(chats);
      expect(await behind(of, 'complaints', 'complaints', `&slice=customer&key=${id}`)).toBe(complaints);
    }
    expect(await behind(of, 'complaints', 'closed', '&slice=fifth&key=top')).toBe(of.customers.chats.ofFifth);
    for (const [step, count] of Object.entries(of.missing))
      expect(await behind(of, 'closing', 'incomplete', `&slice=step&key=${step}`)).toBe(count);
  }
});

test('a list names the chat, the case, who had it, and how long it took', async () => {
  const of = await measured();
  const { body } = await lead.ask<MeasuredItems>(
    'GET',
    `/api/measures/items?from=${of.from}&to=${of.to}&measure=answered&part=inTime`,
  );
  expect(body.items).toHaveLength(1);
  expect(body.items[0]).toMatchObject({
    measure: 'answered',
    part: 'inTime',
    agent: '1001',
    department: null,
  });
  expect(body.items[0]?.case).toMatch(/^T-\d+$/);
  expect(body.items[0]?.value).toBeLessThan(MINUTE);
});

test('a department has the figures of its own', async () => {
  const { total, department } = await measured('&department=sales');
  expect([department, total.complaints.parts, total.promises.parts]).toEqual(['sales', [0, 0], [0, 0]]);
});

test('a table and a list are files that a spreadsheet reads, and both are on record', async () => {
  const table = await lead.file(`/api/measures.csv?${range}&measure=promises&table=agent`);
  expect(table).toContain('agent,kept,broken,rate,mean,median,p90');
  expect(table).toContain('1001,1,1,0.5');
  const list = await lead.file(`/api/measures/items.csv?${range}&measure=promises&part=broken`);
  expect(list).toMatch(/promises,broken,[^,]+,T-\d+,1001/);
  const record = await (await Administrator.of(desk)).ask<AuditPage>('GET', '/api/audit?act=exported');
  expect(record.body.lines.slice(0, 2).map(({ details }) => details['table'])).toEqual([
    'promises-broken',
    'promises-agent',
  ]);
});

test.each([
  ['/api/measures?days=0', 'days'],
  ['/api/measures?days=7&by=year', 'by'],
  ['/api/measures/items?days=7&measure=promises&part=late', 'part'],
  ['/api/measures/items?days=7&measure=toString&part=late', 'measure'],
  ['/api/measures/items?days=7&measure=promises&part=kept&cursor=-1', 'cursor'],
  ['/api/measures/items?days=7&measure=promises&part=kept&slice=none', 'slice'],
  ['/api/measures.csv?days=7&measure=promises&table=none', 'table'],
])('what makes no sense is refused, and the field named: %s', async (path, field) => {
  const { status, body } = await lead.ask<{ error: { code: string; field: string } }>('GET', path);
  expect([status, body.error.code, body.error.field]).toEqual([400, 'bad_request', field]);
});

test.each(['/api/measures?days=1', '/api/measures/items?days=1&measure=promises&part=kept'])(
  'an agent hears no figures: %s',
  async (path) => expect((await desk.get(path, await desk.cookieOf('1001'))).status).toBe(403),
);
