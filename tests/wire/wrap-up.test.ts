import { v7 as newId } from 'uuid';
import { read } from 'hucre';
import { readCsv } from '../../phrases/exchange/csv.ts';
import type { Report } from '../../protocol/reports.ts';
import type { SettingsCompared } from '../../protocol/settings.ts';
import type { Tag, TagsView } from '../../protocol/tags.ts';
import { Administrator } from './administering.ts';
import { codeOf, Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import { LEAPING } from './leaping-time.ts';

const TREE: Tag[] = [
  { id: 'refund', kind: 'reason', name: '退款', situations: ['complaint'] },
  { id: 'late', parent: 'refund', name: '=超时' },
  { id: 'phone', kind: 'product', name: '手机' },
];

let desk: Desk;
let admin: Administrator;
let agent: Agent;
let lead: Agent;

beforeAll(async () => {
  desk = await Desk.start({ ...LEAPING });
  admin = await Administrator.of(desk);
  agent = await desk.agent('1001', 'online');
  lead = await desk.agent('9001');
}, 60_000);
afterAll(() => desk.stop());

const trees = async () => (await admin.ask<TagsView>('GET', '/api/tags')).body.trees;
const put = async (tags: readonly Tag[], more: object = {}) =>
  admin.ask<TagsView>('PUT', '/api/tags', { tags, version: (await trees())[0]?.version ?? 0, ...more });
const wrap = (chatId: string, more: object = {}, by = agent) =>
  by.socket.emitWithAck('wrapUp', { chatId, clientId: newId(), tags: [], summary: '', done: false, ...more });

describe('tags', () => {
  test('an administrator makes the tree, and every console is told that there is another one', async () => {
    const { status, body } = await put(TREE);
    expect([status, body.trees[0]?.tags]).toEqual([200, TREE]);
    await agent.desks.first(({ tagsAt }) => tagsAt !== undefined);
    expect((await put(TREE, { version: 0 })).status).toBe(409);
  });

  test('what is no tree is refused with its place, and nothing is stored', async () => {
    const { status, body } = await put([...TREE, { id: 'x', parent: 'gone', name: '甲' }]);
    expect([status, body.error?.field]).toEqual([400, 'tags.3']);
    expect((await trees())[0]?.tags).toEqual(TREE);
  });

  test('a tag that chats have is retired, not removed: they keep it, and no other takes it', async () => {
    const { chatId } = await desk.chat(agent);
    granted(await wrap(chatId, { tags: ['phone'] }));
    expect((await put(TREE.filter(({ id }) => id !== 'phone'))).status).toBe(409);
    await put(TREE.map((tag) => (tag.id === 'phone' ? { ...tag, retired: true } : tag)));
    granted(await wrap(chatId, { tags: ['phone', 'late'] }));
    const other = await desk.chat(agent);
    expect(codeOf(await wrap(other.chatId, { tags: ['phone'] }))).toBe('bad_request');
    await put(TREE);
  });

  test('leave and come back with the file of settings', async () => {
    const file = await admin.file('/api/settings.yaml');
    expect(file).toContain('tags:');
    const without = file.replace(/ {2}- id: phone\n {4}kind: product\n {4}name: 手机\n/u, '');
    const ask = (text: string, apply: boolean) =>
      admin.ask<SettingsCompared>('POST', '/api/settings/import', { text, apply });
    expect((await ask(without, false)).body.faults).toMatchObject([{ key: 'tags' }]);
    const renamed = file.replace('name: 手机', 'name: 电话');
    const { versions } = (await ask(renamed, false)).body;
    const applied = await admin.ask<SettingsCompared>('POST', '/api/settings/import', {
      text: renamed,
      apply: true,
      versions,
    });
    expect(applied.body.isApplied).toBe(true);
    expect((await trees())[0]?.tags[2]?.name).toBe('电话');
    await put(TREE);
  });

  test('a wrap-up cannot need a tag while there is none to choose', async () => {
    const { chatId } = await desk.chat(agent);
    await put(TREE.map((tag) => ({ ...tag, retired: true })));
    expect((await admin.set({ wrapUpRequired: true })).status).toBe(400);
    await put(TREE);
    expect((await admin.set({ wrapUpRequired: true })).status).toBe(200);
    expect((await put(TREE.map((tag) => ({ ...tag, retired: true })))).status).toBe(409);
    expect(codeOf(await wrap(chatId, { summary: '甲', done: true }))).toBe('bad_request');
    granted(await agent.socket.emitWithAck('close', { chatId, skipped: '测试' }));
    await admin.set({ wrapUpRequired: null });
  });
});

describe('the wrap-up of a chat', () => {
  test('is told at once to whoever follows it, and suggested from what was recognised in it', async () => {
    const { customer, chatId } = await desk.chat(agent);
    granted(await customer.say('我要投诉你们'));
    await agent.chats.first(({ id, situation }) => id === chatId && situation === 'complaint');
    const form = granted(await agent.socket.emitWithAck('wrapUpForm', { chatId }));
    expect(form).toMatchObject({ suggested: ['refund'], required: false });
    granted(await lead.socket.emitWithAck('open', { chatId }));
    granted(await wrap(chatId, { tags: ['refund'], summary: '要求退款' }));
    const told = await lead.entries.first((one) => one.chatId === chatId && one.kind === 'wrapped_up');
    expect(told).toMatchObject({ text: '要求退款', data: { tags: ['refund'] } });
    await agent.chats.first(({ id, summary }) => id === chatId && summary === '要求退款');
    expect(customer.packets.join('')).not.toContain('要求退款');
  });

  test('sent again under its id it is written once', async () => {
    const { chatId } = await desk.chat(agent);
    const clientId = newId();
    const first = granted(await wrap(chatId, { clientId, summary: '甲' })).entry;
    expect(granted(await wrap(chatId, { clientId, summary: '甲' })).entry.seq).toBe(first.seq);
  });

  test('a held place comes free when its time is over, though its console has gone, and the next customer gets it', async () => {
    await admin.set({ wrapUpTime: '30s', wrapUpHolds: true, agentCapacity: 1 });
    const other = await desk.agent('1002', 'online');
    const first = await desk.chat(other);
    await agent.socket.emitWithAck('status', { value: 'away' });
    await desk.time({ wish: 'hold' });
    granted(await other.socket.emitWithAck('close', { chatId: first.chatId, skipped: '测试' }));
    const { wrapUp } = await other.chats.first(
      ({ id, status }) => id === first.chatId && status === 'closed',
    );
    expect(wrapUp?.holds).toBe(true);
    const next = await desk.customer();
    const { chat } = granted(await next.socket.emitWithAck('start', { clientId: newId(), text: '您好' }));
    await desk.time({ wish: 'leap', ms: 29_000 });
    expect(granted(await lead.socket.emitWithAck('open', { chatId: chat.id })).chat.status).toBe('waiting');
    await desk.time({ wish: 'leap', ms: 1500 });
    await desk.time({ wish: 'release' });
    await other.chats.first(({ id, agent: whose }) => id === chat.id && whose === '1002');
    granted(await other.socket.emitWithAck('close', { chatId: chat.id, skipped: '测试' }));
    granted(await wrap(chat.id, { done: true }, other));
    await admin.set({ wrapUpTime: null, wrapUpHolds: null, agentCapacity: null });
    other.go();
    await agent.socket.emitWithAck('status', { value: 'online' });
  });

  test('counts in the report with what stands above it, and stands in the list and in the search', async () => {
    const { chatId } = await desk.chat(agent);
    granted(await wrap(chatId, { tags: ['late'] }));
    const report = (await admin.ask<Report>('GET', '/api/reports?days=1')).body;
    const count = (id: string) => report.tags?.find((tag) => tag.id === id)?.chats ?? 0;
    expect(count('refund')).toBeGreaterThan(count('late') - 1);
    const listed = await admin.ask<{ chats: { id: string }[] }>('GET', '/api/chats?tag=late');
    expect(listed.body.chats.map(({ id }) => id)).toContain(chatId);
    const none = await admin.ask<{ chats: object[] }>('GET', '/api/chats?tag=none');
    expect(none.body.chats).toEqual([]);
  });
});

describe('the file of chats', () => {
  const bytes = async (format: string) => {
    const answer = await desk.get(`/api/chats.${format}?days=1`, await desk.cookieOf('9001'));
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="?chats-[\d-]+\.(csv|xlsx)"?$/,
    );
    return new Uint8Array(await answer.arrayBuffer());
  };

  test('has a row for each chat and no formula, as CSV and as a workbook alike', async () => {
    const { chatId } = await desk.chat(agent);
    granted(await wrap(chatId, { tags: ['late'], summary: '=HYPERLINK("http://a")' }));
    const rows = readCsv('chats.csv', new TextDecoder().decode(await bytes('csv'))).map(({ cells }) => cells);
    const [names = []] = rows;
    const own = rows.find(([id]) => id === chatId) ?? [];
    const cell = (name: string) => own[names.indexOf(name)];
    expect([cell('reasonTags'), cell('summary'), cell('agentNumber')]).toEqual([
      '退款 / =超时',
      '=HYPERLINK("http://a")',
      '1001',
    ]);
    const raw = new TextDecoder().decode(await bytes('csv'));
    expect(raw).toContain(`'=HYPERLINK`);
    const book = await read(await bytes('xlsx'));
    const [sheet] = book.sheets;
    expect(sheet?.rows.length).toBe(rows.length);
    const line = sheet?.rows.find(([id]) => id === chatId);
    expect(line?.[names.indexOf('summary')]).toBe('=HYPERLINK("http://a")');
  });

  test('is put on record', async () => {
    await bytes('xlsx');
    const { body } = await admin.ask<{ lines: { act: string; about: string }[] }>(
      'GET',
      '/api/audit?act=exported',
    );
    expect(JSON.stringify(body)).toContain('"chats"');
  });
});
