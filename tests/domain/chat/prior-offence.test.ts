import { priorOffenceOf } from '../../../server/domain/chat/rules/harassment.ts';
import { answeredChat, HOUR, MINUTE, RULES } from './a-chat.ts';

function harassing() {
  const chat = answeredChat();
  chat.warn();
  chat.customerSays('滚');
  chat.after(5 * MINUTE).timePasses();
  return chat;
}

describe('[P2] who was closed for harassment arrives marked', () => {
  it('[P2] for as long as the desk has set, and no longer', () => {
    const { chat, now } = harassing();
    expect(priorOffenceOf(chat, now + 24 * HOUR - 1, RULES)).toEqual({
      reason: 'harassment',
      at: now,
      chatId: 'chat',
    });
    expect(priorOffenceOf(chat, now + 24 * HOUR, RULES)).toBeNull();
  });

  it('[P2] who was closed for anything else, or is here for the first time, does not', () => {
    const chat = answeredChat();
    chat.does({ type: 'customerLeft' });
    expect(priorOffenceOf(chat.chat, chat.now, RULES)).toBeNull();
    expect(priorOffenceOf(undefined, chat.now, RULES)).toBeNull();
  });
});
