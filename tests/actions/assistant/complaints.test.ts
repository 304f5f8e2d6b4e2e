import { openCase } from '../../../server/actions/cases/change-case.ts';
import type { Staff } from '../../../server/domain/chat/author.ts';
import { aDesk, answeredChat, granted, HOUR, settle, shut, type TestDesk } from '../a-desk.ts';
import { makes, suggestionsFor } from '../random-chat.ts';

const AGENT: Staff = { role: 'agent', account: '1001' };

let test_: TestDesk;
beforeEach(async () => void (test_ = await aDesk()));
afterEach(() => shut(test_));

/** What is suggested to the agent once the customer asks after their complaint. */
async function asked(chat: { chatId: string; customerId: string }) {
  await makes(test_, chat, { customer: '我之前投诉的那个问题处理得怎么样了' });
  await settle(test_);
  return suggestionsFor(test_, chat.chatId).at(-1);
}

async function complaint({ chatId, customerId }: { chatId: string; customerId: string }): Promise<void> {
  const event = { type: 'opened' as const, by: AGENT, owner: '1001', department: null, text: '杯子碎了' };
  const about = { kind: 'complaint' as const, customerId, chatId, seq: null };
  granted(await openCase(test_.desk, about, { ...event, class: 'quality' }));
}

test('[P5] who asks again before the time of their complaint is over is told that it is hurried, and it is marked urgent', async () => {
  const chat = await answeredChat(test_);
  await complaint(chat);
  test_.clock.pass(HOUR);
  const offer = await asked(chat);
  expect(offer?.situations[0]?.id).toBe('complaint_repeat');
  expect(offer?.next?.id).toBe('mark_urgent');
});

test('[P5] who asks again after it is overdue: the lead is told', async () => {
  const chat = await answeredChat(test_);
  await complaint(chat);
  test_.clock.pass(13 * HOUR);
  const offer = await asked(chat);
  expect(offer?.situations[0]?.id).toBe('complaint_overdue');
  expect(offer?.next?.id).toBe('tell_lead');
});
