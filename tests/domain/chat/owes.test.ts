import { needsLead } from '../../../server/domain/chat/chat.ts';
import { AChat, answeredChat, MINUTE, openChat } from './a-chat.ts';

describe('[P1] the desk owes for too long', () => {
  it('[P1] after five minutes the lead is told, once for each wait', () => {
    const chat = openChat();
    expect(chat.after(5 * MINUTE - 1).timePasses()).toEqual([]);
    expect(chat.after(1).timePasses()).toEqual(['lead_told']);
    expect(chat.after(5 * MINUTE).timePasses()).toEqual([]);
    expect(needsLead(chat.chat)).toBe(true);
  });

  it('[P1] the answer ends it, and the next wait counts anew', () => {
    const chat = openChat();
    chat.after(5 * MINUTE).timePasses();
    chat.agentSays();
    expect(needsLead(chat.chat)).toBe(false);
    chat.customerSays('好的,还有一个问题');
    expect(chat.after(5 * MINUTE).timePasses()).toEqual(['lead_told']);
  });

  it('[P1] a customer in the queue waits as well', () => {
    const chat = new AChat();
    chat.customerSays();
    expect(chat.after(5 * MINUTE).timePasses()).toEqual(['lead_told']);
  });

  it('[P10] a message left overnight is not late until an agent has had it for five minutes', () => {
    const chat = new AChat();
    chat.chat = { ...chat.chat, leftMessage: true };
    chat.customerSays();
    chat.after(600 * MINUTE).does({ type: 'assigned', to: '1001' });
    expect(chat.timePasses()).toEqual([]);
    expect(chat.after(5 * MINUTE).timePasses()).toEqual(['lead_told']);
  });

  it('[P1] while the customer owes, nobody is told anything', () => {
    const chat = answeredChat();
    chat.after(6 * MINUTE).timePasses();
    expect(chat.chat.leadToldAt).toBeNull();
  });
});
