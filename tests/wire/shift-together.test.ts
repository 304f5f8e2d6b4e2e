import { v7 as newId } from 'uuid';
import type { AnnouncementReaders, AnnouncementView } from '../../protocol/announcements.ts';
import type { HandoverAnswered, HandoversPage, HandoverView } from '../../protocol/handovers.ts';
import type { Suggestions } from '../../protocol/desk.ts';
import { describePostgres } from '../storage/a-postgres.ts';
import { granted, type Desk } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import { Casework } from './casework.ts';
import { OwnRedis } from './a-redis.ts';
import { TwoProcesses } from './two-processes.ts';

// Two processes, a database and a Redis start for these tests, on a machine that others use too.
jest.setTimeout(60_000);

const OUTAGE = {
  situations: ['fault_outage', 'fault'],
  sentence: { 'zh-CN': '登录故障正在修复，预计半小时后恢复', en: 'Sign-in is being repaired' },
  over: { 'zh-CN': '登录已经恢复，请您再试一次', en: 'Sign-in works again' },
};

const describeCluster = OwnRedis.isThere() ? describePostgres : describe.skip;

describeCluster('two processes on one PostgreSQL and one Redis', () => {
  let desk: TwoProcesses;
  let a: Desk;
  let b: Desk;
  beforeAll(async () => {
    desk = await TwoProcesses.start({ LOG_LEVEL: 'warn', CALL_LEAD_AFTER: '1m', HANDOVER_LEAD: '1m' });
    ({ a, b } = desk);
  });
  afterEach(() => desk.clear());
  afterAll(() => desk.end());

  const post = (where: Desk, path: string, cookie: string, body: object = {}): Promise<Response> =>
    fetch(`${where.url}${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const viewIn = async (answer: Response): Promise<AnnouncementView> =>
    ((await answer.json()) as { announcement: AnnouncementView }).announcement;

  test('[P8] an outage announced on one is said first to who reports it on the other, and its end to who was told', async () => {
    const [lead, agent] = [await a.agent('9001'), await b.agent('1001', 'online')];
    const clientId = newId();
    const about = { clientId, title: '登录故障', text: '正在修复', outage: OUTAGE };
    const { id } = await viewIn(await post(a, '/api/announcements', lead.cookie, about));
    expect((await viewIn(await post(b, '/api/announcements', lead.cookie, about))).id).toBe(id);
    await agent.announcements.first((news) => news.id === id);
    await desk.untilRun(b, 'announcements');
    const isFirst = (text: string) => (one: Suggestions) => one.phrases[0]?.text === text;

    const { chatId } = await a.chat(agent, '你们的系统登录不了，一直报错');
    const { phrases } = await agent.suggestions.first(isFirst(OUTAGE.sentence['zh-CN']));
    const { id: phraseId = '', text = '' } = phrases[0] ?? {};
    const told = { chatId, clientId: newId(), text, phraseId };
    granted(await agent.socket.emitWithAck('message', told));
    expect(await viewIn(await post(b, `/api/announcements/${id}/confirm`, agent.cookie))).toMatchObject({
      awaitsMe: false,
    });
    await lead.announcements.first((news) => news.id === id);

    const readers = async (): Promise<AnnouncementReaders> =>
      (await (await a.get(`/api/announcements/${id}`, lead.cookie)).json()) as AnnouncementReaders;
    await desk.until(async () => (await readers()).told.length === 1);
    const { announcement, confirmed, missing, told: chats } = await readers();
    expect(announcement.counts).toMatchObject({ confirmed: 1, told: 1 });
    expect([confirmed.map(({ account }) => account), chats.map((one) => one.chatId)]).toEqual([
      ['1001'],
      [chatId],
    ]);
    expect(missing).toContain('1002');

    expect((await post(a, `/api/announcements/${id}/end`, lead.cookie)).status).toBe(200);
    await agent.suggestions.first(isFirst(OUTAGE.over['zh-CN']));
    expect((await post(b, `/api/announcements/${id}/end`, lead.cookie)).status).toBe(409);
  });

  test('[P8] a colleague accepts part of a hand-over: it moves, what they decline stays, and the lead is told', async () => {
    const [giver, taker, lead] = [
      await a.agent('1001', 'online'),
      await b.agent('1002'),
      await b.agent('9001'),
    ];
    const chats: string[] = [];
    for (const text of ['杯子碎了', '什么时候发货']) chats.push((await a.chat(giver, text)).chatId);
    const work = await Casework.of(a, '1001');
    const { number } = await work.complaint({ chatId: chats[0] });
    const page = async (where: Desk, { cookie }: Agent): Promise<HandoversPage> =>
      (await (await fetch(`${where.url}/api/handovers`, { headers: { cookie } })).json()) as HandoversPage;
    const { owed } = await page(b, giver);
    expect(owed.map(({ id }) => id).sort()).toEqual([...chats, number].sort());

    const items = owed.map(({ kind, id }) => ({ kind, id }));
    const about = { clientId: newId(), to: '1002', note: '杯子那位着急', items };
    const offered = (await (await post(a, '/api/handovers', giver.cookie, about)).json()) as {
      handover: HandoverView;
    };
    const { id } = offered.handover;
    expect((await post(a, '/api/handovers', giver.cookie, { ...about, to: '1003' })).status).toBe(201);
    await taker.handovers.first((news) => news.id === id && news.is === 'offered');
    expect((await page(b, taker)).offered.map((one) => one.words)).toContain('杯子碎了');
    // Nothing has moved yet, and nobody else answers.
    expect((await page(a, taker)).owed).toEqual([]);
    const answer = (where: Desk, { cookie }: Agent, said: object[]) =>
      post(where, `/api/handovers/${id}/answer`, cookie, { items: said });
    const yes = (kind: 'chat' | 'case', of = '') => ({ kind, id: of, accept: true });
    expect((await answer(b, giver, [yes('case', number)])).status).toBe(403);
    expect((await answer(b, taker, [{ ...yes('case', number), accept: false }])).status).toBe(400);
    expect((await answer(b, taker, [yes('chat', 'none')])).status).toBe(404);

    // Whoever begins their shift is still away: what they accept is theirs all the same, and the rest can be answered later.
    const early = await answer(b, taker, [yes('chat', chats[0]), yes('case', number)]);
    const { failed, handover } = (await early.json()) as HandoverAnswered;
    expect([failed, handover.status]).toEqual([[], 'offered']);
    const no = { kind: 'chat', id: chats[1], accept: false, reason: '明天我休息' };
    const late = (await (await answer(b, taker, [no])).json()) as HandoverAnswered;
    expect([late.failed, late.handover.status]).toEqual([[], 'settled']);
    await lead.handovers.first((news) => news.id === id && news.declined === 1);

    expect((await page(a, giver)).owed.map((one) => one.id)).toEqual([chats[1]]);
    expect((await page(a, taker)).owed.map((one) => one.id).sort()).toEqual([chats[0], number].sort());
    expect((await page(a, lead)).handovers[0]?.items.map((one) => one.answer).sort()).toEqual([
      ...['accepted', 'accepted', 'declined'],
    ]);
  });

  test('[P6] [P8] what runs too long is told once by both: a complaint to its agent, a hand-over to giver and lead', async () => {
    const [giver, taker, lead] = [
      await a.agent('1001', 'online'),
      await b.agent('1002'),
      await b.agent('9001'),
    ];
    const { chatId } = await b.chat(giver, '我要投诉，杯子碎了');
    const work = await Casework.of(b, '1001');
    const { number } = await work.complaint({ chatId });
    await giver.entries.first((one) => one.kind === 'complaint_recorded' && one.data?.case === number);
    const items = [{ kind: 'case', id: number }];
    const about = { clientId: newId(), to: '1002', note: '', items };
    const offered = await post(a, '/api/handovers', giver.cookie, about);
    const { id } = ((await offered.json()) as { handover: HandoverView }).handover;

    await desk.pass(62_000);
    const isTold = (news: { id: string; is: string }): boolean => news.id === id && news.is === 'unanswered';
    await desk.meanwhile(
      Promise.all([
        giver.chats.first((one) => one.id === chatId && one.leadOffered !== undefined),
        giver.handovers.first(isTold),
        lead.handovers.first(isTold),
      ]),
    );
    await desk.pass(3000);
    expect(lead.handovers.all.filter(isTold)).toHaveLength(1);
    expect(taker.handovers.all.filter(isTold)).toEqual([]);
    const { entries } = granted(await giver.socket.emitWithAck('open', { chatId }));
    expect(entries.filter(({ kind }) => kind === 'lead_offered')).toHaveLength(1);

    granted(await giver.socket.emitWithAck('passLeadOffer', { chatId }));
    await giver.chats.first((one) => one.id === chatId && one.leadOffered === undefined);
  });

  test('[P8] who was told of an outage and has gone finds its end on return, once', async () => {
    const [lead, agent] = [await a.agent('9001'), await b.agent('1001', 'online')];
    const about = { clientId: newId(), title: '支付故障', text: '正在修复', outage: OUTAGE };
    const { id } = await viewIn(await post(a, '/api/announcements', lead.cookie, about));
    const { chatId } = await a.chat(agent, '支付不了');
    const phraseId = `fault_outage.own-outage-${id}-zh-CN`;
    const words = { chatId, clientId: newId(), text: OUTAGE.sentence['zh-CN'], phraseId };
    granted(await agent.socket.emitWithAck('message', words));
    granted(await agent.socket.emitWithAck('close', { chatId, skipped: '客户已离开' }));
    expect((await post(b, `/api/announcements/${id}/end`, lead.cookie)).status).toBe(200);
    await desk.pass(12_000);
    const cases = async () =>
      (
        (await (await b.get(`/api/cases?chat=${chatId}`, lead.cookie)).json()) as {
          cases: { kind: string; status: string; answer: string | null }[];
        }
      ).cases;
    await desk.until(async () => (await cases()).some(({ status }) => status === 'done'));
    expect(await cases()).toMatchObject([{ kind: 'followUp', answer: OUTAGE.over['zh-CN'] }]);
  });
});
