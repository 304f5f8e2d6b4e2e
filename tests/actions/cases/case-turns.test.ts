import { changeCase, openCase } from '../../../server/actions/cases/change-case.ts';
import type { Staff } from '../../../server/domain/chat/author.ts';
import { aDesk, answeredChat, granted, HOUR, shut, type TestDesk } from '../a-desk.ts';

const AGENT: Staff = { role: 'agent', account: '1001' };

let test_: TestDesk;
afterEach(() => shut(test_));

test('[P5] a change that calls somebody tells who made it, so that their own console stays silent', async () => {
  test_ = await aDesk();
  const { customerId, chatId } = await answeredChat(test_);
  const about = { kind: 'promise' as const, customerId, chatId, seq: null };
  const event = { type: 'opened' as const, by: AGENT, owner: '1001', department: null, text: '一小时内' };
  const dueAt = test_.clock.now() + HOUR;
  const { stored } = granted(await openCase(test_.desk, about, { ...event, dueAt, clientId: 'p' }));
  const offered = { type: 'assigned' as const, by: AGENT, to: { owner: '1002' }, clientId: 'o' };
  await changeCase(test_.desk, { number: stored.number, event: offered });
  const last = test_.told.findLast(({ side, event: name }) => side === 'desk' && name === 'case');
  expect(last?.payload).toMatchObject({ turned: 'offered', by: '1001' });
});
