import { deadlinesOf } from '../../../server/domain/chat/deadlines.ts';
import { placeHeldBy } from '../../../server/domain/chat/rules/wrap-up-time.ts';
import type { Rules } from '../../../server/domain/rules.ts';
import { AGENT, answeredChat, type AChat, LEAD, MINUTE, OTHER, RULES, SECOND } from './a-chat.ts';

const TIMED = { ...RULES, wrapUpTime: 30 * SECOND, wrapUpHolds: true };

function closedChat(rules: Rules = TIMED): AChat {
  const chat = answeredChat(rules);
  chat.does({ type: 'staffClosed', by: AGENT });
  return chat;
}

let ids = 0;
function writes(
  chat: AChat,
  more: Partial<{
    by: typeof AGENT;
    tags: string[];
    summary: string;
    done: boolean;
    mustHaveTag: boolean;
  }> = {},
) {
  const empty = { by: AGENT, tags: [], summary: '', done: false, mustHaveTag: false };
  return chat.does({ type: 'wrappedUp', clientId: `w${(ids += 1)}`, ...empty, ...more });
}

const timeOf = ({ chat: { state } }: AChat) => (state.status === 'closed' ? state.wrapUp : null);

test('tags and summary are written during the chat and after it; the last words count', () => {
  const chat = answeredChat();
  expect(writes(chat, { tags: ['refund'], summary: '要求退款' })).toEqual(['wrapped_up']);
  chat.does({ type: 'staffClosed', by: AGENT });
  expect(writes(chat, { by: LEAD, tags: ['refund', 'late'] })).toEqual(['wrapped_up']);
  expect(chat.chat).toMatchObject({ tags: ['refund', 'late'], summary: null });
});

test('the same once more changes nothing', () => {
  const chat = answeredChat();
  writes(chat, { tags: ['refund'], summary: '退款' });
  expect(writes(chat, { tags: ['refund'], summary: '退款' })).toEqual([]);
});

test('numbers of cards are masked in a summary as everywhere', () => {
  const chat = answeredChat();
  writes(chat, { summary: '卡号 4111111111111111' });
  expect(chat.chat.summary).not.toContain('4111111111111111');
});

test('whoever closes a chat, its agent has the time for the wrap-up, and nobody who had none', () => {
  const left = answeredChat(TIMED);
  left.does({ type: 'customerLeft' });
  const idle = answeredChat(TIMED).after(RULES.idleClose);
  idle.timePasses();
  expect([timeOf(left)?.holds, timeOf(idle)?.until]).toEqual([true, idle.now + 30 * SECOND]);
  expect(timeOf(closedChat(RULES))).toBeNull();
});

test('a place is held until the time is over, by the stored moment', () => {
  const chat = closedChat();
  expect(placeHeldBy(chat.chat)).toBe('1001');
  expect(deadlinesOf(chat.chat, TIMED)).toEqual([{ kind: 'wrapUp', at: chat.now + 30 * SECOND }]);
  expect(chat.after(30 * SECOND - 1).timePasses()).toEqual([]);
  expect(chat.after(1).timePasses()).toEqual(['wrap_up_over']);
  expect([placeHeldBy(chat.chat), chat.chat.tags]).toEqual([null, []]);
});

test('its agent ends the time by saving; a lead who writes does not', () => {
  const chat = closedChat();
  writes(chat, { by: LEAD, tags: ['a'], done: true });
  expect(placeHeldBy(chat.chat)).toBe('1001');
  chat.after(5 * SECOND);
  writes(chat, { tags: ['a'], done: true });
  expect(timeOf(chat)?.endedAt).toBe(chat.now);
});

test('to skip it is to end it empty', () => {
  const chat = closedChat();
  expect(writes(chat, { done: true })).toEqual(['wrapped_up']);
  expect([placeHeldBy(chat.chat), chat.chat.tags, chat.chat.summary]).toEqual([null, [], null]);
});

test('where a tag is needed it is done only with one, and the close and the end of the time need none', () => {
  const chat = closedChat();
  writes(chat, { done: true, mustHaveTag: true });
  expect(chat.refusal?.field).toBe('tags');
  expect(writes(chat, { summary: '先记下', mustHaveTag: true })).toEqual(['wrapped_up']);
  expect(chat.after(MINUTE).timePasses()).toEqual(['wrap_up_over']);
});

test('typing extends it, four times its length at most, and only its agent’s', () => {
  const chat = closedChat();
  const closedAt = chat.now;
  chat.after(20 * SECOND).does({ type: 'wrapUpExtended', by: OTHER });
  expect(chat.refusal?.refused).toBe('conflict');
  expect(chat.does({ type: 'wrapUpExtended', by: AGENT })).toEqual(['wrap_up_extended']);
  expect(timeOf(chat)?.until).toBe(closedAt + 50 * SECOND);
  for (let n = 0; n < 20; n += 1) chat.after(5 * SECOND).does({ type: 'wrapUpExtended', by: AGENT });
  expect(timeOf(chat)?.until).toBe(closedAt + 120 * SECOND);
  expect(chat.refusal?.refused).toBe('conflict');
});

test('three closes at once run side by side', () => {
  const chats = [closedChat(), closedChat(), closedChat()];
  const ends = chats.map((chat) => chat.after(30 * SECOND).timePasses());
  expect(ends).toEqual([['wrap_up_over'], ['wrap_up_over'], ['wrap_up_over']]);
});

test('erasing takes the summary, leaves the tags, and ends the time', () => {
  const chat = closedChat();
  writes(chat, { tags: ['refund'], summary: '王先生退款' });
  chat.does({ type: 'erased', by: LEAD, why: 'asked' });
  expect(chat.chat).toMatchObject({ tags: ['refund'], summary: null });
  expect(placeHeldBy(chat.chat)).toBeNull();
  writes(chat, { summary: '又写' });
  expect(chat.refusal?.refused).toBe('conflict');
});

test('a chat that is erased while it runs is closed without a time for it', () => {
  const chat = answeredChat(TIMED);
  chat.does({ type: 'erased', by: LEAD, why: 'asked' });
  expect(timeOf(chat)).toBeNull();
});
