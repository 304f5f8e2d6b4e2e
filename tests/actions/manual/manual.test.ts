import { approve, publish } from '../../../server/actions/manual/publishing.ts';
import { saveDraft } from '../../../server/actions/manual/drafting.ts';
import { newsFor } from '../../../server/actions/manual/news.ts';
import type { Asker } from '../../../protocol/rights.ts';
import type { Edit } from '../../../phrases/edit/edit.ts';
import { aDesk, answeredChat, granted, reopen, settle, shut, writes, type TestDesk } from '../a-desk.ts';

const li: Asker = { account: '9001', role: 'lead' };
const wang: Asker = { account: '9002', role: 'lead' };
const agent: Asker = { account: '1001', role: 'agent' };

let test_: TestDesk;
beforeEach(async () => {
  test_ = await aDesk({ approval: true });
});
afterEach(() => shut(test_));

const say = (text: string): Edit[] => [
  { do: 'editPhrase', id: 'thanks.1', text: { 'zh-CN': text, en: 'Sure.' } },
];

async function draft(text: string, parent = 0): Promise<number> {
  return granted(await saveDraft(test_.desk, li, { parent, why: 'x', edits: say(text) })).version.number;
}

async function live(text: string): Promise<number> {
  const replaces = await test_.store.manual.inForce();
  const number = await draft(text, replaces);
  granted(await approve(test_.desk, wang, number));
  test_.clock.pass(1000);
  granted(await publish(test_.desk, li, number, { why: 'x', replaces }));
  return number;
}

function thanks(): string | undefined {
  const phrases = test_.desk.manual.active['zh-CN'].situations.find(({ id }) => id === 'thanks')?.phrases;
  return phrases?.find(({ id }) => id === 'thanks.1')?.text;
}

test('where the desk wants it, a draft waits for a second person: not its author, and once', async () => {
  const number = await draft('甲');
  const now = { why: 'x', replaces: 0 };
  expect(await publish(test_.desk, li, number, now)).toMatchObject({ refused: 'forbidden' });
  expect(await approve(test_.desk, li, number)).toMatchObject({ refused: 'forbidden' });
  expect(await approve(test_.desk, wang, number)).toMatchObject({ status: 'approved' });
  expect(await approve(test_.desk, wang, number)).toMatchObject({ refused: 'conflict' });
  expect(await publish(test_.desk, li, number, now)).toMatchObject({ status: 'inForce' });
  expect(thanks()).toBe('甲');
});

test('what goes on from an approved draft has to be approved again', async () => {
  const number = await draft('甲');
  granted(await approve(test_.desk, wang, number));
  const next = await draft('乙', number);
  expect(await publish(test_.desk, li, next, { why: 'x', replaces: 0 })).toMatchObject({
    refused: 'forbidden',
  });
});

test('a published version outlives a restart', async () => {
  const number = await live('甲');
  test_ = await reopen(test_);
  expect([test_.desk.manual.activeVersion, thanks()]).toEqual([number, '甲']);
});

test('what is recognised by the examples of a situation follows the version in force', async () => {
  const examples = { 'zh-CN': ['可以预约上门安装吗', '安装师傅几点到', '我想约个安装', '预约安装要钱吗'] };
  const edits: Edit[] = [{ do: 'editSituation', id: 'hold_on', examples }];
  const { version } = granted(await saveDraft(test_.desk, li, { parent: 0, why: 'x', edits }));
  granted(await approve(test_.desk, wang, version.number));
  granted(await publish(test_.desk, li, version.number, { why: 'x', replaces: 0 }));

  const { chatId, customerId } = await answeredChat(test_);
  await writes(test_, customerId, '你好');
  await writes(test_, customerId, '想预约一下安装');
  await settle(test_);
  const last = test_.told.findLast(({ event }) => event === 'suggestions');
  expect(last?.payload).toMatchObject({ chatId, situations: [{ id: 'hold_on' }, { id: 'greeting' }] });
});

test('a version that another process has published is taken up, and consoles are told', async () => {
  const number = await draft('甲');
  await test_.store.manual.publish(number, 0, { by: '9002', at: 5, why: 'x' });
  expect(thanks()).not.toBe('甲');
  test_.clock.pass(2000);
  await test_.tick();
  expect(thanks()).toBe('甲');
  expect(test_.told.filter(({ event }) => event === 'manual').at(-1)?.payload).toEqual({ version: number });
});

describe('a stored version that cannot be used', () => {
  const broken = { parent: 0, by: 'x', at: 1, why: 'x', edits: null, clientId: null, ids: [] };
  const log = jest.fn();

  test.each(['{"zh-CN":[],"en":[]}', '{', 'null'])(
    '%s: the desk goes on with the last good one',
    async (content) => {
      const good = await live('甲');
      test_.desk.log.error = log;
      const { number } = await test_.store.manual.save({ ...broken, content });
      await test_.store.manual.publish(number, good, { by: 'x', at: test_.clock.now() + 1, why: 'x' });
      test_.clock.pass(2000);
      await test_.tick();
      await test_.tick();
      expect([test_.desk.manual.activeVersion, thanks(), log.mock.calls.length]).toEqual([good, '甲', 1]);
      log.mockClear();
      await settle(test_);
      const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
      test_ = await reopen(test_);
      expect(said).toHaveBeenCalledTimes(1);
      said.mockRestore();
      expect([test_.desk.manual.activeVersion, thanks()]).toEqual([good, '甲']);
    },
  );

  test('and the next good one can be put in its place', async () => {
    test_.desk.log.error = log;
    const { number } = await test_.store.manual.save({ ...broken, content: '{}' });
    await test_.store.manual.publish(number, 0, { by: 'x', at: 1, why: 'x' });
    test_.clock.pass(2000);
    await test_.tick();
    const next = await draft('乙');
    granted(await approve(test_.desk, wang, next));
    granted(await publish(test_.desk, li, next, { why: 'x', replaces: number }));
    expect(thanks()).toBe('乙');
  });
});

test('news are what changed since one last confirmed, over several versions', async () => {
  await live('甲');
  await live('乙');
  const news = granted(await newsFor(test_.desk, agent));
  expect(news.published.map(({ number }) => number)).toEqual([2, 1]);
  expect(news.changes).toMatchObject([{ id: 'thanks.1', fields: [{ after: '乙' }, { after: 'Sure.' }] }]);
});
