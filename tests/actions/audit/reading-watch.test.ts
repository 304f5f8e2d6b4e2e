import { ignoredFindings, unheard } from '../../../server/actions/learning/gaps.ts';
import { learnedChanges } from '../../../server/actions/learning/learned-versions.ts';
import { read } from '../../../server/actions/chats/staff-reading.ts';
import { aChat, answered, begin, LEFT, said } from '../../storage/a-chat.ts';
import { aDesk, begins, MINUTE, shut, type TestDesk } from '../a-desk.ts';

const LEAD = { account: '9001', role: 'lead' } as const;

let desk: TestDesk;
beforeEach(async () => void (desk = await aDesk()));
afterEach(() => shut(desk));

const acts = async () =>
  (await desk.desk.audit.page()).lines.map(({ by, act, details }) => [by, act, details]);

async function readsAll(chatIds: string[]): Promise<void> {
  for (const chatId of chatIds) await read(desk.desk, LEAD, chatId, {});
}

test('a lead who reads fifty chats within minutes is on the audit log, one who looks into a few is not', async () => {
  const chats: string[] = [];
  for (let n = 0; n < 50; n += 1) chats.push((await begins(desk)).chatId);
  await readsAll([...chats.slice(0, 49), ...chats.slice(0, 49)]);
  expect(await acts()).toEqual([]);
  await readsAll(chats.slice(49));
  expect(await acts()).toEqual([['9001', 'chats_read', { chats: 50 }]]);
});

test('what is read in the course of a day adds up to no trace', async () => {
  const chats: string[] = [];
  for (let n = 0; n < 60; n += 1) chats.push((await begins(desk)).chatId);
  for (const chatId of chats) {
    desk.clock.pass(MINUTE);
    await readsAll([chatId]);
  }
  expect(await acts()).toEqual([]);
});

/** So many other chats have been read a moment ago. */
function hasRead(count: number): void {
  for (let n = 0; n < count; n += 1)
    desk.desk.readingWatch.count(LEAD, `read-${String(n)}`, desk.clock.now());
}

/** What no situation is recognised in. */
const UNHEARD = { a: '发票什么时候能开出来', b: '请问发票什么时候能开', c: '发票什么时候能开呢' };

/** What is kept of each of the agent's answers: nothing was offered, and a finding was ignored. */
const RECORD = {
  ...{ seq: 2, account: '1001', use: 'free' as const, phraseId: null, manual: 'v1', distance: null },
  ...{ saidAgain: false, length: 3, typed: null, findings: ['no_jargon'] },
  offer: { question: 1, situations: [], phrases: [] },
};

/** Closed chats of an agent in which it was said. */
async function talked(): Promise<void> {
  for (const [chatId, text] of Object.entries(UNHEARD)) {
    const lines = [said(text), answered('我看看'), LEFT];
    await begin(desk.store, aChat(chatId, { startedAt: desk.clock.now() }), lines);
    await desk.store.records.add([{ ...RECORD, chatId, at: desk.clock.now() - 1 }]);
  }
}

const MANY = [['9001', 'chats_read', { chats: 50 }]];

test('what the desk does not understand is read in chats, and counts as they do', async () => {
  await talked();
  hasRead(46);
  await unheard(desk.desk, LEAD);
  await unheard(desk.desk, LEAD);
  expect(await acts()).toEqual([]);
  desk.clock.pass(11 * MINUTE);
  hasRead(47);
  await unheard(desk.desk, LEAD);
  expect(await acts()).toEqual(MANY);
});

test('messages with findings that were ignored count as read', async () => {
  await talked();
  hasRead(47);
  await ignoredFindings(desk.desk, LEAD);
  expect(await acts()).toEqual(MANY);
});

test('the turns of a learned version count as read', async () => {
  await talked();
  const score = { lines: 9, top1: 0.5, falseAlarms: 0.1 };
  const changes = ['a', 'b'].map((chatId) => ({ chatId, seq: 1, right: 'x', before: 'y', after: 'x' }));
  const about = { turns: 9, chats: 3, labels: {}, base: 0, before: score, after: score };
  const figures = { ...about, situations: [], changes, changed: 2, took: 5 };
  const now = desk.clock.now();
  await desk.store.learned.begin('me', null, now, now + MINUTE);
  const last = { at: now, is: 'offered', turns: 9, chats: 3 } as const;
  await desk.store.learned.end('me', last, { model: 'm', figures });
  hasRead(48);
  await learnedChanges(desk.desk, LEAD, 1);
  expect(await acts()).toEqual(MANY);
});
