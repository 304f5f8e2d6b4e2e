import {
  answerHandover,
  listHandovers,
  offerHandover,
} from '../../../server/actions/handovers/handover-actions.ts';
import { tellUnanswered } from '../../../server/actions/handovers/unanswered-handovers.ts';
import { transfer } from '../../../server/actions/chats/staff-actions.ts';
import { chooseStatus } from '../../../server/actions/routing/attendance.ts';
import { agentOf } from '../../../server/domain/chat/chat.ts';
import {
  aDesk,
  answeredChat,
  comesOnline,
  granted,
  MINUTE,
  reopen,
  settle,
  shut,
  type TestDesk,
} from '../a-desk.ts';

const GIVER = { account: '1001', role: 'agent' } as const;
const TAKER = { account: '1002', role: 'agent' } as const;

let test_: TestDesk;
beforeEach(async () => {
  test_ = await aDesk();
});
afterEach(() => shut(test_));

/** What 1001 owes is offered to 1002. */
async function offered(): Promise<{ id: string; chatId: string }> {
  const { chatId } = await answeredChat(test_);
  const items = [{ kind: 'chat' as const, id: chatId }];
  const { handover } = granted(await offerHandover(test_.desk, GIVER, { to: '1002', items }));
  return { id: handover.id, chatId };
}

const news = () =>
  test_.told.filter(
    ({ event, payload }) => event === 'handover' && (payload as { is: string }).is === 'unanswered',
  );

test('[P8] after the time the giver and the leads are told once, also over a restart, and it stays with the giver', async () => {
  const { id, chatId } = await offered();
  test_.clock.pass(30 * MINUTE - 1);
  await tellUnanswered(test_.desk);
  expect(news()).toEqual([]);
  test_ = await reopen(test_);
  test_.clock.pass(1);
  await tellUnanswered(test_.desk);
  const [told] = news();
  expect(told?.payload).toMatchObject({ id, from: '1001', to: '1002', unanswered: 1 });
  expect([...(told?.to ?? [])].sort()).toEqual(['staff:1001', 'staff:9001']);
  await tellUnanswered(test_.desk);
  test_ = await reopen(test_);
  await tellUnanswered(test_.desk);
  expect(news()).toEqual([]);
  const page = granted(await listHandovers(test_.desk, GIVER, undefined));
  expect(page.handovers[0]).toMatchObject({ status: 'offered', toldAt: '2026-03-02T01:30:00.000Z' });
  expect(page.owed.map((one) => one.id)).toEqual([chatId]);
});

test('[P8] nobody is told of what is answered, withdrawn, or where that is off', async () => {
  const first = await offered();
  granted(
    await answerHandover(test_.desk, TAKER, first.id, [
      { kind: 'chat', id: first.chatId, accept: false, reason: '满了' },
    ]),
  );
  test_.clock.pass(30 * MINUTE);
  await tellUnanswered(test_.desk);
  expect(news()).toEqual([]);
  test_.desk.profile.handoverLead = null;
  const items = [{ kind: 'chat' as const, id: first.chatId }];
  granted(await offerHandover(test_.desk, GIVER, { to: '1002', items }));
  test_.clock.pass(60 * MINUTE);
  await tellUnanswered(test_.desk);
  expect(news()).toEqual([]);
});

test('[P8] nobody is told of a hand-over whose chat is over meanwhile, or is with somebody else', async () => {
  const { chatId } = await offered();
  const by = { role: 'agent', account: '1001' } as const;
  granted(await test_.desk.chats.perform({ to: { chatId }, event: { type: 'staffClosed', by } }));
  await settle(test_);
  test_.clock.pass(30 * MINUTE);
  await tellUnanswered(test_.desk);
  expect(news()).toEqual([]);
  const page = granted(await listHandovers(test_.desk, GIVER, undefined));
  expect(page.handovers[0]?.toldAt).not.toBeNull();
  const other = await offered();
  await comesOnline(test_, '1002');
  granted(await transfer(test_.desk, GIVER, other.chatId, { to: '1002' }));
  test_.clock.pass(30 * MINUTE);
  await tellUnanswered(test_.desk);
  expect(news()).toEqual([]);
});

test('[P8] two who offer each other what they owe in the same minute wait for nobody, and each item has one owner', async () => {
  const mine = await answeredChat(test_);
  await comesOnline(test_, '1002');
  const theirs = await answeredChat(test_, '1002');
  const offer = async (by: typeof GIVER | typeof TAKER, to: string, id: string) =>
    granted(await offerHandover(test_.desk, by, { to, items: [{ kind: 'chat', id }] })).handover.id;
  const [first, second] = await Promise.all([
    offer(GIVER, '1002', mine.chatId),
    offer(TAKER, '1001', theirs.chatId),
  ]);
  for (const { account } of [GIVER, TAKER]) await chooseStatus(test_.desk, account, { value: 'away' });
  const agents = async () =>
    Promise.all(
      [mine, theirs].map(async ({ chatId }) => {
        const found = await test_.store.chats.find(chatId);
        return found && agentOf(found.chat);
      }),
    );
  expect(await agents()).toEqual(['1001', '1002']);
  const accept = (by: typeof GIVER | typeof TAKER, id: string, item: string) =>
    answerHandover(test_.desk, by, id, [{ kind: 'chat', id: item, accept: true }]);
  const done = await Promise.all([accept(TAKER, first, mine.chatId), accept(GIVER, second, theirs.chatId)]);
  expect(done).toMatchObject([{ failed: [] }, { failed: [] }]);
  expect(await agents()).toEqual(['1002', '1001']);
});
