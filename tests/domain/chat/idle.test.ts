import { deadlinesOf, nextDue } from '../../../server/domain/chat/deadlines.ts';
import { AChat, AGENT, answeredChat, HOUR, MINUTE, openChat, OTHER, RULES, SECOND } from './a-chat.ts';

describe('[P1] idle close', () => {
  it('[P1] closes one hour after the agent’s last message, not a millisecond before', () => {
    const chat = answeredChat();
    chat.after(5 * MINUTE).timePasses();
    expect(chat.after(HOUR - 5 * MINUTE - 1).timePasses()).toEqual([]);
    expect(chat.after(1).timePasses()).toEqual(['closed']);
    expect(chat.reason).toBe('idle');
  });
  it('[P10] a running silence keeps its length when the setting changes, the next one has the new', () => {
    const chat = answeredChat();
    const since = chat.now;
    const earlier = [{ clock: 'idleClose', length: HOUR, until: since + MINUTE }] as const;
    const rules = { ...RULES, idleClose: 2 * HOUR, earlier };
    const idleAt = () => deadlinesOf(chat.chat, rules).find(({ kind }) => kind === 'idle')?.at;
    expect(idleAt()).toBe(since + HOUR);
    chat.after(2 * MINUTE).customerSays('在');
    chat.after(MINUTE).agentSays();
    expect(idleAt()).toBe(chat.now + 2 * HOUR);
  });

  it('[P1] keeps the reason and both last times with the close', () => {
    const chat = openChat();
    chat.after(MINUTE).agentSays();
    chat.after(2 * HOUR).timePasses();
    const said = chat.entries.find(({ kind }) => kind === 'closed');
    expect(said).toMatchObject({
      by: { role: 'system' },
      data: { reason: 'idle', lastCustomerAt: 1_000_000, lastAgentAt: 1_000_000 + MINUTE },
    });
  });

  it('[P1] never closes a chat in which the agent owes the answer, even after three days', () => {
    const chat = answeredChat();
    chat.after(MINUTE).customerSays('还在吗');
    expect(chat.after(72 * HOUR).timePasses()).toEqual(['lead_told']);
    expect(nextDue(chat.chat, RULES)).toBeNull();
  });

  it('[P1] counts from the last of two messages of the agent', () => {
    const chat = answeredChat();
    chat.after(40 * MINUTE).agentSays('请问您还在线吗?');
    chat.after(10 * MINUTE).timePasses();
    expect(chat.after(50 * MINUTE - 1).timePasses()).toEqual([]);
    expect(chat.after(1).timePasses()).toEqual(['closed']);
  });

  it('[P1] offers customer_silent once after five silent minutes, and sending it starts the hour anew', () => {
    const chat = answeredChat();
    expect(chat.after(5 * MINUTE).timePasses()).toEqual(['nudged']);
    expect(chat.after(MINUTE).timePasses()).toEqual([]);
    chat.agentSays('请问您还在线吗?');
    expect(chat.after(5 * MINUTE).timePasses()).toEqual(['nudged']);
    expect(chat.after(55 * MINUTE - 1).timePasses()).toEqual([]);
    expect(chat.after(1).timePasses()).toEqual(['closed']);
  });

  it('[P1] puts the close off while the customer types, and closes when the typing ends in nothing', () => {
    const chat = answeredChat();
    chat.after(5 * MINUTE).timePasses();
    expect(chat.after(HOUR).timePasses({ typing: true })).toEqual([]);
    expect(chat.after(SECOND).timePasses({ typing: false })).toEqual(['closed']);
  });

  it.each([-1, 0, 1])(
    '[P1] a message %i ms from the deadline, stored before the sweep, keeps the chat open',
    (ms) => {
      const chat = answeredChat();
      chat.after(HOUR + ms).customerSays('还在');
      expect(chat.timePasses()).toEqual([]);
      expect(chat.status).toBe('open');
    },
  );

  it('[P1] refuses what the customer writes after the close, so that the widget can go on with it', () => {
    const chat = answeredChat();
    chat.after(5 * MINUTE).timePasses();
    chat.after(HOUR).timePasses();
    expect(chat.customerSays('我回来了')).toEqual([]);
    expect(chat.refusal?.refused).toBe('closed');
  });

  it('[P1] goes on counting from the same message when a colleague takes over in between', () => {
    const chat = answeredChat();
    chat.after(5 * MINUTE).timePasses();
    chat.after(15 * MINUTE).does({ type: 'transferred', by: AGENT, to: OTHER.account });
    expect(chat.after(40 * MINUTE - 1).timePasses()).toEqual([]);
    expect(chat.after(1).timePasses()).toEqual(['closed']);
  });

  it('[P1] closes nobody for the silence before their new agent came out of the queue', () => {
    const chat = answeredChat();
    chat.after(MINUTE).does({ type: 'transferred', by: AGENT, to: null });
    expect(chat.after(5 * HOUR).timePasses()).toEqual(['lead_told']);
    chat.does({ type: 'accepted', by: OTHER });
    expect(chat.after(5 * HOUR).timePasses()).toEqual([]);
    expect(chat.chat.state).toMatchObject({ status: 'open', owes: 'agent' });
  });

  it('[P1] ends a chat that was never taken as abandoned once its customer has gone', () => {
    const chat = new AChat();
    chat.customerSays();
    expect(chat.after(5 * MINUTE).timePasses()).toEqual(['lead_told']);
    expect(chat.after(HOUR - 5 * MINUTE).timePasses({ online: true })).toEqual([]);
    expect(chat.timePasses({ online: false })).toEqual(['closed']);
    expect(chat.reason).toBe('abandoned');
  });

  it('[P1] [P10] never closes an answered message as idle before its customer has come back', () => {
    const chat = new AChat();
    chat.chat = { ...chat.chat, leftMessage: true };
    chat.customerSays();
    chat.after(12 * HOUR).does({ type: 'accepted', by: AGENT });
    chat.agentSays('已为您处理');
    expect(deadlinesOf(chat.chat, RULES)).toEqual([]);
    expect(chat.after(72 * HOUR).timePasses({ online: false })).toEqual([]);
    chat.customerSays('收到,还有一个问题');
    chat.agentSays('请讲');
    chat.after(5 * MINUTE).timePasses();
    expect(chat.after(HOUR - 5 * MINUTE).timePasses()).toEqual(['closed']);
    expect(chat.reason).toBe('idle');
  });

  it('[P10] leaves a message for the next shift in the queue however long its customer is away', () => {
    const chat = new AChat();
    chat.chat = { ...chat.chat, leftMessage: true };
    chat.customerSays();
    expect(deadlinesOf(chat.chat, RULES)).toEqual([]);
    expect(chat.after(72 * HOUR).timePasses({ online: false })).toEqual([]);
  });
});
