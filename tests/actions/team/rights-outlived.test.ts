import { act, take, transfer } from '../../../server/actions/chats/staff-actions.ts';
import { read, whileReadable } from '../../../server/actions/chats/staff-reading.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { isRefusal, type Refusal } from '../../../server/domain/refusal.ts';
import { begins, comesOnline, aDesk, granted, settle, shut, type TestDesk } from '../a-desk.ts';

const FIRST: Asker = { account: '1001', role: 'agent' };
const SECOND: Asker = { account: '1002', role: 'agent' };
const LEAD: Asker = { account: '9001', role: 'lead' };

let test_: TestDesk;
beforeEach(async () => void (test_ = await aDesk()));
afterEach(() => shut(test_));

function note(chatId: string, by: Asker, text: string) {
  const actor = { role: 'agent', account: by.account } as const;
  return act(test_.desk, by, 'note', chatId, { type: 'noted', by: actor, clientId: text, text });
}

function refusalOf(outcome: object | Refusal): string {
  return isRefusal(outcome) ? outcome.refused : 'ok';
}

test('a chat that a colleague takes while it is being opened is not shown', async () => {
  const { desk } = test_;
  const { chatId } = await begins(test_);
  const opened = await read(desk, FIRST, chatId, {
    enter: async () => {
      granted(await take(desk, SECOND, chatId, 'accepted'));
      granted(await note(chatId, SECOND, '内部备注'));
    },
  });
  expect(refusalOf(opened)).toBe('not_found');
});

test('a chat that is not readable is not entered for a moment, so that nothing of it is heard', async () => {
  const { desk } = test_;
  const { chatId } = await begins(test_);
  granted(await take(desk, SECOND, chatId, 'accepted'));
  let entered = 0;
  const enter = () => Promise.resolve(void (entered += 1));
  expect(refusalOf(await read(desk, FIRST, chatId, { enter }))).toBe('not_found');
  expect(refusalOf(await read(desk, SECOND, chatId, { enter }))).toBe('ok');
  expect(entered).toBe(1);
});

test('a chat that a lead takes over while its agent accepts it is not shown to that agent any more', async () => {
  const { desk } = test_;
  const { chatId } = await begins(test_);
  const accepted = await take(desk, FIRST, chatId, 'accepted', async () => {
    granted(await take(desk, LEAD, chatId, 'takenOver'));
  });
  expect(refusalOf(accepted)).toBe('not_found');
});

test('a transcript or a page that was being written when the chat changed hands is not handed out', async () => {
  const { desk } = test_;
  const { chatId } = await begins(test_);
  const written = await whileReadable(desk, FIRST, chatId, async () => {
    granted(await take(desk, SECOND, chatId, 'accepted'));
    return { body: 'what was said' };
  });
  expect(refusalOf(written)).toBe('not_found');
});

test('whoever gives a chat away does not hear what is said in it in the same moment', async () => {
  const { desk, told } = test_;
  for (const account of ['1001', '1002']) await comesOnline(test_, account);
  const { chatId } = await begins(test_);
  await settle(test_);
  const { chat } = (await desk.store.chats.find(chatId))!;
  const [mine, other] =
    chat.state.status === 'open' && chat.state.agent === '1001' ? [FIRST, SECOND] : [SECOND, FIRST];
  await Promise.all([transfer(desk, mine, chatId, { to: other.account }), note(chatId, other, '对你保密')]);
  await settle(test_);
  const entries = told.filter(({ event, side }) => event === 'entry' && side === 'desk');
  const heard = (kind: string) =>
    entries.find(({ payload }) => (payload as { kind: string }).kind === kind)?.to;
  expect(heard('transferred')).toContain(`staff:${mine.account}`);
  expect(heard('note')).toContain(`staff:${other.account}`);
  expect(heard('note')).not.toContain(`staff:${mine.account}`);
});
