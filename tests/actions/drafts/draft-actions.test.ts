import type { DraftWords } from '../../../protocol/drafts.ts';
import { draftsOf, keepDraft } from '../../../server/actions/drafts/draft-actions.ts';
import { take } from '../../../server/actions/chats/staff-actions.ts';
import { erasePerson } from '../../../server/actions/privacy/erase-person.ts';
import type { DraftChange } from '../../../server/storage/drafts.ts';
import { aDesk, answeredChat, granted, shut, type TestDesk } from '../a-desk.ts';

const LEAD = { account: '9001', role: 'lead' } as const;
const NOTE: DraftWords = { text: '王女士,住在人民路', kind: 'note' };

let test_: TestDesk;
beforeEach(async () => (test_ = await aDesk()));
afterEach(() => shut(test_));

test('a draft that comes while the chat is being erased does not outlast it', async () => {
  const { desk } = test_;
  const { chatId, customerId } = await answeredChat(test_);
  const drafts = {
    ...desk.store.drafts,
    of: desk.store.drafts.of.bind(desk.store.drafts),
    forget: desk.store.drafts.forget.bind(desk.store.drafts),
    async put(change: DraftChange) {
      granted(await erasePerson(desk, LEAD, customerId, 'asked'));
      return desk.store.drafts.put(change);
    },
  };
  const racing = { ...desk, store: { ...desk.store, drafts } };

  expect(await keepDraft(racing, LEAD, { chatId, was: 0, draft: NOTE })).toMatchObject({
    refused: 'conflict',
  });
  expect(await draftsOf(desk, LEAD)).toEqual({ drafts: [] });
});

test('whoever has given the chat away can still throw away the draft, but not write another', async () => {
  const { desk } = test_;
  const { chatId } = await answeredChat(test_);
  const agent = { account: '1001', role: 'agent' } as const;
  granted(await keepDraft(desk, agent, { chatId, was: 0, draft: { text: '您的订单', kind: 'message' } }));
  granted(await take(desk, LEAD, chatId, 'takenOver'));

  const more = { chatId, was: 1, draft: { text: '您的订单已', kind: 'message' } } as const;
  expect(await keepDraft(desk, agent, more)).toHaveProperty('refused');
  expect(granted(await keepDraft(desk, agent, { chatId, was: 1, draft: null })).isOwn).toBe(true);
  expect(await draftsOf(desk, agent)).toEqual({ drafts: [] });
});

test('no draft comes to a chat whose words were erased', async () => {
  const { desk } = test_;
  const { chatId, customerId } = await answeredChat(test_);
  granted(await keepDraft(desk, LEAD, { chatId, was: 0, draft: NOTE }));
  await erasePerson(desk, LEAD, customerId, 'asked');

  expect(await keepDraft(desk, LEAD, { chatId, was: 1, draft: NOTE })).toMatchObject({ refused: 'conflict' });
  expect(await draftsOf(desk, LEAD)).toEqual({ drafts: [] });
});
