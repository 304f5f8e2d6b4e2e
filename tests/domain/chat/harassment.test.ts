import { closesAt, deadlinesOf, nextDue } from '../../../server/domain/chat/deadlines.ts';
import { AGENT, answeredChat, HOUR, MINUTE, openChat, OTHER, RULES } from './a-chat.ts';

function warnedChat() {
  const chat = openChat();
  chat.warn();
  return chat;
}

describe('[P2] harassment close', () => {
  it('[P2] runs five minutes from the warning, for both sides to see', () => {
    const chat = warnedChat();
    const end = chat.now + 5 * MINUTE;
    expect(deadlinesOf(chat.chat, RULES)).toContainEqual({ kind: 'harassment', at: end });
    expect(closesAt(chat.chat, RULES, chat.now)).toBe(end);
  });

  it('[P2] closes at five minutes who is still at it, and keeps the evidence', () => {
    const chat = warnedChat();
    chat.after(MINUTE).customerSays('滚');
    expect(chat.after(4 * MINUTE - 1).timePasses()).toEqual([]);
    expect(chat.after(1).timePasses()).toEqual(['closed']);
    expect(chat.entries.at(-1)).toMatchObject({ data: { reason: 'harassment', evidence: [4] } });
  });

  it('[P2] names the first and the latest of very many messages, so that the row of the chat does not grow', () => {
    const chat = warnedChat();
    for (let n = 0; n < 100; n += 1) chat.customerSays('滚');
    chat.after(5 * MINUTE).timePasses();
    const marked = chat.entries.flatMap((entry) => (entry.kind === 'flagged' ? [entry.data.seq] : []));
    const named = [...marked.slice(0, 10), ...marked.slice(-10)];
    expect(marked).toHaveLength(100);
    expect(chat.entries.at(-1)).toMatchObject({ data: { reason: 'harassment', evidence: named } });
  });

  it('[P2] counts what the agent marks by hand as much as what the detector marks', () => {
    const chat = warnedChat();
    chat.after(MINUTE).customerSays('加个微信吧美女');
    chat.does({ type: 'flagged', by: AGENT, seq: 4 });
    expect(chat.after(4 * MINUTE).timePasses()).toEqual(['closed']);
    expect(chat.reason).toBe('harassment');
  });

  it('[P2] a mark that was taken back is no evidence, whoever had set it', () => {
    const chat = warnedChat();
    chat.after(MINUTE).customerSays('滚');
    expect(chat.does({ type: 'unflagged', by: AGENT, seq: 4 })).toEqual(['unflagged']);
    expect(chat.chat.warning).toMatchObject({ heard: 'words', evidence: [] });
    expect(chat.after(4 * MINUTE).timePasses()).toEqual(['warning_lifted']);
  });

  it('[P2] of two marks the other one still counts, and one taken back may be set again', () => {
    const chat = warnedChat();
    chat.after(MINUTE).customerSays('滚');
    chat.customerSays('滚开');
    chat.does({ type: 'unflagged', by: AGENT, seq: 4 });
    expect(chat.chat.warning?.evidence).toEqual([6]);
    chat.does({ type: 'flagged', by: AGENT, seq: 4 });
    expect(chat.after(4 * MINUTE).timePasses()).toEqual(['closed']);
    expect(chat.entries.at(-1)).toMatchObject({ data: { reason: 'harassment', evidence: [6, 4] } });
  });

  it('[P2] counts nothing that was said before the warning', () => {
    const chat = openChat();
    chat.customerSays('滚');
    chat.warn();
    chat.does({ type: 'flagged', by: AGENT, seq: 3 });
    expect(chat.after(5 * MINUTE).timePasses()).toEqual(['nudged']);
    expect(chat.status).toBe('open');
  });

  it('[P2] goes back to normal when the customer has come back with a real matter', () => {
    const chat = warnedChat();
    chat.after(MINUTE).customerSays('我的订单到哪了');
    expect(chat.after(4 * MINUTE).timePasses()).toEqual(['warning_lifted']);
    expect(chat.chat.warning).toBeNull();
  });

  it('[P2] keeps a silent customer warned, and the first harassing message after that closes at once', () => {
    const chat = warnedChat();
    chat.after(5 * MINUTE).timePasses();
    expect(chat.chat.warning).not.toBeNull();
    expect(chat.after(MINUTE).customerSays('滚')).toEqual(['message', 'flagged', 'closed']);
    expect(chat.reason).toBe('harassment');
  });

  it('[P2] does not close at once for a harmless message after the silence', () => {
    const chat = warnedChat();
    chat.after(6 * MINUTE).timePasses();
    expect(chat.customerSays('我想查订单')).toEqual(['message']);
    expect(chat.customerSays('滚')).toEqual(['message', 'flagged', 'closed']);
  });

  it('[P1] [P2] closes a warned customer who stays silent for the hour as idle', () => {
    const chat = warnedChat();
    chat.after(5 * MINUTE).timePasses();
    expect(nextDue(chat.chat, RULES)).toBe(chat.now + 55 * MINUTE);
    expect(chat.after(55 * MINUTE).timePasses()).toEqual(['closed']);
    expect(chat.reason).toBe('idle');
  });

  it('[P2] the agent takes the warning back, and nothing closes', () => {
    const chat = warnedChat();
    chat.after(MINUTE).customerSays('滚');
    expect(chat.does({ type: 'warningLifted', by: AGENT })).toEqual(['warning_lifted']);
    expect(chat.after(10 * MINUTE).timePasses()).toEqual(['lead_told']);
    expect(chat.status).toBe('open');
    expect(chat.status).toBe('open');
  });

  it('[P2] a second warning is refused and moves no clock', () => {
    const chat = warnedChat();
    const before = chat.chat.warning;
    chat.after(MINUTE).warn();
    expect(chat.refusal?.refused).toBe('conflict');
    expect(chat.chat.warning).toBe(before);
  });

  it('[P2] the clock runs on through a transfer and through the queue', () => {
    const chat = warnedChat();
    chat.after(MINUTE).does({ type: 'transferred', by: AGENT, to: null });
    chat.customerSays('滚');
    chat.after(MINUTE).does({ type: 'accepted', by: OTHER });
    expect(chat.after(3 * MINUTE).timePasses()).toEqual(['closed']);
    expect(chat.reason).toBe('harassment');
  });

  it('[P2] a customer who has gone is not closed by the warning, whether the agent is there or not', () => {
    const chat = warnedChat();
    chat.after(MINUTE).does({ type: 'agentLost', agent: AGENT.account });
    expect(chat.after(4 * MINUTE).timePasses({ online: false })).toEqual(['transferred']);
    expect(chat.chat.warning).not.toBeNull();
    expect(chat.status).toBe('waiting');
  });

  it('[P2] the detector alone neither warns nor closes: unwarned, the same words change nothing', () => {
    const chat = answeredChat();
    expect(chat.customerSays('滚')).toEqual(['message']);
    expect(chat.after(24 * HOUR).timePasses()).toEqual(['lead_told']);
    expect(chat.status).toBe('open');
    expect(chat.chat.warning).toBeNull();
  });

  it('[P2] a judgement that is late still speaks of the five minutes only', () => {
    const chat = warnedChat();
    chat.after(MINUTE).customerSays('查一下订单');
    chat.after(4 * MINUTE + 1).customerSays('滚');
    expect(chat.timePasses()).toEqual(['warning_lifted']);
  });
});
