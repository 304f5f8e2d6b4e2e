import { deadlinesOf } from '../../../server/domain/chat/deadlines.ts';
import { fold } from '../../../server/domain/chat/fold.ts';
import { newChat } from '../../../server/domain/chat/chat.ts';
import { shownToCustomer, shownToStaff } from '../../../server/domain/chat/shown.ts';
import { step } from '../../../server/domain/chat/step.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { AChat, AGENT, openChat, LEAD, MINUTE, OTHER, RULES } from './a-chat.ts';

const SECOND = 1000;

function recalls(chat: AChat, seq: number, by = AGENT): string {
  const entry = chat.entries.find((one) => one.seq === seq) ?? null;
  const event = { type: 'recalled' as const, by, seq, entry };
  const outcome = step(chat.chat, event, chat.now, RULES);
  if (isRefusal(outcome)) return outcome.refused;
  chat.does(event);
  return 'ok';
}

test('[P1] whoever withdraws their only answer owes again, since the customer asked', () => {
  const chat = openChat();
  const before = chat.chat;
  chat.after(10 * SECOND).agentSays('说错了');
  const { lastSeq } = chat.chat;
  expect(chat.chat.state).toMatchObject({ owes: 'customer' });
  expect(recalls(chat, lastSeq)).toBe('ok');
  expect(chat.chat.state).toMatchObject({ owes: 'agent', silentSince: null });
  expect(chat.chat).toMatchObject({
    waitingSince: before.waitingSince,
    lastAgentAt: before.lastAgentAt,
    lastText: '',
  });
  expect(deadlinesOf(chat.chat, RULES).map(({ kind }) => kind)).toContain('lead');
  expect(deadlinesOf(chat.chat, RULES).map(({ kind }) => kind)).not.toContain('idle');
});

test('[P1] another answer still counts, and so does the customer’s next word', () => {
  const chat = openChat();
  chat.agentSays('第一句');
  const first = chat.chat.lastSeq;
  chat.agentSays('第二句');
  expect(recalls(chat, first)).toBe('ok');
  expect(chat.chat.state).toMatchObject({ owes: 'customer' });
  expect(chat.chat.lastText).toBe('第二句');
  const second = chat.chat.lastSeq - 1;
  chat.customerSays('好的');
  const { waitingSince } = chat.chat;
  expect(recalls(chat, second)).toBe('ok');
  expect(chat.chat).toMatchObject({ waitingSince, lastText: '好的' });
});

test('[P7] with a withdrawn promise its hold is over', () => {
  const chat = openChat();
  chat.does({ type: 'held', by: AGENT, length: 5 * MINUTE, say: { text: '请稍等' } });
  expect(chat.chat.hold).not.toBeNull();
  expect(recalls(chat, chat.chat.lastSeq - 1)).toBe('ok');
  expect(chat.chat).toMatchObject({ hold: null, state: { owes: 'agent' } });
});

test('within two minutes by the desk’s clock, by its writer, a message, and once', () => {
  const chat = openChat();
  chat.agentSays('说错了');
  const seq = chat.chat.lastSeq;
  expect(recalls(chat, seq, OTHER)).toBe('forbidden');
  expect(recalls(chat, seq, LEAD)).toBe('forbidden');
  expect(recalls(chat, 1)).toBe('forbidden');
  expect(recalls(chat, 2)).toBe('bad_request');
  expect(recalls(chat, 99)).toBe('bad_request');
  chat.after(121 * SECOND);
  expect(recalls(chat, seq)).toBe('conflict');
  chat.after(-2 * SECOND);
  expect(recalls(chat, seq)).toBe('ok');
  expect(recalls(chat, seq)).toBe('conflict');
});

test('both sides see that it was withdrawn, in their own count; the words are in neither', () => {
  const chat = openChat();
  chat.does({ type: 'noted', by: AGENT, clientId: 'n', text: '备注' });
  chat.agentSays('说错了');
  const said = chat.entries.at(-1);
  recalls(chat, said?.seq ?? 0);
  const line = chat.entries.at(-1)!;
  expect(shownToStaff(line)).toEqual({ seq: said?.seq });
  expect(shownToCustomer(line, () => '')).toEqual({ seq: said?.customerSeq });
  expect(line).toMatchObject({ kind: 'recalled', data: { words: '说错了' } });
});

test('is possible after the close, and the row follows from the log', () => {
  const chat = new AChat();
  const birth = chat.chat;
  chat.customerSays();
  chat.does({ type: 'assigned', to: AGENT.account });
  chat.agentSays('说错了');
  const seq = chat.chat.lastSeq;
  chat.does({ type: 'customerLeft' });
  expect(recalls(chat, seq)).toBe('ok');
  expect(chat.chat.state.status).toBe('closed');
  expect(chat.entries.reduce(fold, newChat(birth))).toEqual(chat.chat);
});
