import { v7 as newId } from 'uuid';
import type { AuditPage } from '../../protocol/audit.ts';
import type { Report } from '../../protocol/reports.ts';
import { Administrator } from './administering.ts';
import { Desk, granted } from './a-desk.ts';

const RANGE = `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}`;
let desk: Desk;
let leadCookie: string;

beforeAll(async () => {
  desk = await Desk.start();
  leadCookie = await desk.cookieOf('9001');
}, 60_000);
afterAll(() => desk.stop());

async function reportOnce(ready: (report: Report) => boolean): Promise<Report> {
  for (;;) {
    const report = (await (await desk.get(`/api/reports?${RANGE}`, leadCookie)).json()) as Report;
    if (ready(report)) return report;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a chat, its phrase and its close stand in the lead’s report', async () => {
  const agent = await desk.agent('1001', 'online');
  const { socket } = await desk.customer();
  const chatId = granted(await socket.emitWithAck('start', { clientId: newId(), text: '谢谢' })).chat.id;
  await agent.chats.first(({ id, agent: owner }) => id === chatId && owner === '1001');
  const manual = (await (await desk.get('/api/manual?locale=zh-CN', agent.cookie)).json()) as {
    situations: { phrases: { id: string; text: string }[] }[];
  };
  const phrase = manual.situations
    .flatMap(({ phrases }) => phrases)
    .find(({ text }) => !text.includes('{{'))!;
  const say = (text: string, phraseId?: string) =>
    agent.socket.emitWithAck('message', {
      chatId,
      clientId: newId(),
      text,
      ...(phraseId ? { phraseId } : {}),
    });
  granted(await say(phrase.text, phrase.id));
  granted(await say(`${phrase.text}呢`, phrase.id));
  granted(await say('嗯'));
  granted(await agent.socket.emitWithAck('close', { chatId }));
  const report = await reportOnce(({ recorded }) => recorded.records === 3);
  expect(report.total.wording).toMatchObject({ messages: 3, verbatim: 1, edited: 1, free: 1 });
  expect(report.total.service).toMatchObject({ chats: 1, closed: 1, firstReply: { count: 1 } });
  expect(report.byReason.agent).toBe(1);
  expect(report.agents.map(({ account }) => account)).toEqual(['1001']);
  expect(report.phrases.find(({ id }) => id === phrase.id)).toMatchObject({
    verbatim: 1,
    edited: 1,
    distance: 1,
  });
});

test('a report over days says which they are, and stands beside as many days before', async () => {
  const report = (await (await desk.get('/api/reports?days=7', leadCookie)).json()) as Report;
  const [first, last] = [report.days.from, report.days.to].map((day) => Date.parse(day));
  expect(last! - first!).toBe(6 * 86_400_000);
  expect(Date.parse(report.from) - Date.parse(report.before!.from)).toBe(7 * 86_400_000);
  expect(report.before).toMatchObject({ total: { service: { chats: 0 } }, leftMessages: 0 });
  const { from, to } = report.days;
  const same = (await (await desk.get(`/api/reports?from=${from}&to=${to}`, leadCookie)).json()) as Report;
  expect([same.from, same.days]).toEqual([report.from, report.days]);
});

test('a report is of one department where that is asked for, and its file says so', async () => {
  const admin = await Administrator.of(desk);
  await admin.ask('POST', '/api/departments', { id: 'sales', name: '销售' });
  const { socket } = await desk.customer({ department: 'sales' });
  granted(await socket.emitWithAck('start', { clientId: newId(), text: '您好' }));
  const lead = await Administrator.of(desk, '9001');
  const of = async (department: string) =>
    (await lead.ask<Report>('GET', `/api/reports?${RANGE}&department=${department}`)).body;
  const all = (await lead.ask<Report>('GET', `/api/reports?${RANGE}`)).body;
  expect((await of('sales')).total.service.chats).toBe(1);
  expect(all.total.service.chats).toBeGreaterThan(1);
  expect([(await of('sales')).department, all.department]).toEqual(['sales', undefined]);
  expect((await of('none')).total.service.chats).toBe(0);
  const file = await lead.file(`/api/reports.csv?${RANGE}&department=sales`);
  expect(file).toContain('report,,department,sales');
  const record = await admin.ask<AuditPage>('GET', '/api/audit?act=exported');
  expect(record.body.lines[0]).toMatchObject({ about: 'reports', details: { department: 'sales' } });
});

test('the export is a download that a spreadsheet reads and nobody keeps', async () => {
  const response = await desk.get(`/api/reports.csv?${RANGE}`, leadCookie);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="?report-[\d-]+\.csv"?$/,
  );
  expect(response.headers.get('cache-control')).toBe('no-store');
  const body = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  expect(body.startsWith('\uFEFFpart,of,figure,value\r\n')).toBe(true);
});

test.each([
  ['', 'from'],
  ['from=2026-01-01T00:00:00Z&to=2025-01-01T00:00:00Z', 'to'],
  ['from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z', 'from'],
  ['from=yesterday&to=2026-01-01T00:00:00Z', 'from'],
  ['from=2026-01-02&to=2026-01-01', 'to'],
  ['days=400', 'days'],
  ['days=7&to=2026-01-01', 'days'],
])('a range that makes no sense is refused, and the field named: %s', async (query, field) => {
  const response = await desk.get(`/api/reports?${query}`, leadCookie);
  const { error } = (await response.json()) as { error: { code: string; field: string } };
  expect([response.status, error.code, error.field]).toEqual([400, 'bad_request', field]);
});

test.each(['/api/reports', '/api/reports.csv'])('an agent hears no figures of %s', async (path) => {
  const response = await desk.get(`${path}?${RANGE}`, await desk.cookieOf('1001'));
  expect([response.status, await response.text()]).toEqual([403, expect.not.stringContaining('median')]);
});
