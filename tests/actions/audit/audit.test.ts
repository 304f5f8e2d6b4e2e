import { block, liftBlock } from '../../../server/actions/visitors/block-actions.ts';
import { askLead, close, decide } from '../../../server/actions/chats/procedures.ts';
import { readAudit } from '../../../server/actions/audit/audit-reading.ts';
import { erasePerson } from '../../../server/actions/privacy/erase-person.ts';
import { take, write } from '../../../server/actions/chats/staff-actions.ts';
import { aDesk, answeredChat, begins, granted, shut, type TestDesk } from '../a-desk.ts';

const LEAD = { account: '9001', role: 'lead' } as const;
const AGENT = { account: '1001', role: 'agent' } as const;

let test_: TestDesk;
beforeEach(async () => void (test_ = await aDesk()));
afterEach(() => shut(test_));

const acts = async (): Promise<[string, string | null, string | null][]> =>
  (await test_.desk.audit.page()).lines.map(({ act, by, about }) => [act, by, about]);

test('[P2] a block and its end are on record, without the reason', async () => {
  const { chatId } = await answeredChat(test_);
  const blocking = { chatId, by: 'customer', minutes: 5, reason: '一再骚扰' } as const;
  const { block: made } = granted(await block(test_.desk, LEAD, blocking));
  granted(await liftBlock(test_.desk, LEAD, made.id));
  expect(await acts()).toEqual([
    ['block_lifted', '9001', chatId],
    ['blocked', '9001', chatId],
  ]);
  expect(JSON.stringify(await test_.desk.audit.page())).not.toContain('骚扰');
});

test('[P3] a decision is on record, with its answer and without its words', async () => {
  const { chatId } = await answeredChat(test_);
  for (const phraseId of ['abusive_language.1', 'abusive_language.2'])
    granted(await write(test_.desk, AGENT, chatId, { clientId: phraseId, text: '请文明', phraseId }));
  granted(await askLead(test_.desk, AGENT, chatId));
  granted(await decide(test_.desk, LEAD, chatId, { grant: true, guidance: '请再安抚一次' }));
  const { lines } = await test_.desk.audit.page({ act: 'lead_decided' });
  expect(lines).toMatchObject([{ by: '9001', about: chatId, details: { grant: true } }]);
  expect(JSON.stringify(lines)).not.toContain('安抚');
});

test('[P3] a decision that was refused is not on record', async () => {
  const { chatId } = await answeredChat(test_);
  await decide(test_.desk, LEAD, chatId, { grant: true });
  expect(await acts()).toEqual([]);
});

test('closing a colleague’s chat, or skipping steps, is on record; an ordinary close is not', async () => {
  const [own, skipped, foreign] = [
    await answeredChat(test_),
    await answeredChat(test_),
    await answeredChat(test_),
  ];
  granted(await close(test_.desk, AGENT, own.chatId, undefined));
  granted(await close(test_.desk, AGENT, skipped.chatId, '客户已离开'));
  granted(await close(test_.desk, LEAD, foreign.chatId, undefined));
  expect(await acts()).toEqual([
    ['closed_by_force', '9001', foreign.chatId],
    ['closed_by_force', '1001', skipped.chatId],
  ]);
  expect(await test_.desk.audit.check()).toMatchObject({ whole: true, lines: 2 });
});

test('taking a colleague’s chat over is on record; taking one from the queue as everybody does is not', async () => {
  const { chatId } = await answeredChat(test_);
  granted(await take(test_.desk, LEAD, chatId, 'takenOver'));
  const waiting = await begins(test_);
  granted(await take(test_.desk, LEAD, waiting.chatId, 'accepted'));
  expect(await acts()).toEqual([['taken_over', '9001', chatId]]);
});

test('[P4] leads read with a forced close whose chat it was and why, as long as the chat says so', async () => {
  const { chatId, customerId } = await answeredChat(test_);
  granted(await close(test_.desk, AGENT, chatId, '客户已离开'));
  const [line] = (await readAudit(test_.desk, {})).lines;
  expect(line).toMatchObject({ chat: { id: chatId, skipped: '客户已离开' }, customer: { id: customerId } });
  await erasePerson(test_.desk, LEAD, customerId, 'asked');
  expect(JSON.stringify(await readAudit(test_.desk, {}))).not.toContain('客户已离开');
});

test('days of the audit log are those of the desk’s time zone', async () => {
  // 1 March ends in Shanghai at 16:00 UTC.
  for (const at of [Date.UTC(2026, 1, 28, 15, 59), Date.UTC(2026, 2, 1, 15, 59), Date.UTC(2026, 2, 1, 16)]) {
    test_.clock.at = at;
    await test_.desk.audit.record({ by: '9001', act: 'sign_in' });
  }
  const of = async (days: { from?: string; to?: string }) =>
    (await readAudit(test_.desk, days)).lines.map(({ seq }) => seq);
  expect(await of({ from: '2026-03-01', to: '2026-03-01' })).toEqual([2]);
  expect([await of({ from: '2026-03-02' }), await of({ to: '2026-02-28' })]).toEqual([[3], [1]]);
});

test('a page asks the store once for the chats of all its lines', async () => {
  for (let n = 0; n < 3; n += 1) {
    const { chatId } = await answeredChat(test_);
    granted(await take(test_.desk, LEAD, chatId, 'takenOver'));
  }
  const { chats } = test_.store;
  const asked = [jest.spyOn(chats, 'ownersOf'), jest.spyOn(chats, 'find')];
  const { lines } = await readAudit(test_.desk, {});
  expect(lines.map(({ chat, about }) => chat?.id === about)).toEqual([true, true, true]);
  expect(asked.map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
});
