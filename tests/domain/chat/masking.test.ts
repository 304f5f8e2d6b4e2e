import { AGENT, openChat } from './a-chat.ts';

const CARD = '4111 1111 1111 1111';
const SHOWN = '**** **** **** 1111';

describe('personal numbers are masked before they are stored', () => {
  it('[no_pii] in the customer’s messages and in what a list shows of them', () => {
    const chat = openChat();
    chat.customerSays(`卡号 ${CARD}`);
    expect(chat.entries.at(-1)).toMatchObject({ text: `卡号 ${SHOWN}` });
    expect(chat.chat.lastText).toBe(`卡号 ${SHOWN}`);
  });

  it('[no_pii] in the agent’s messages, notes, transfers and reasons', () => {
    const chat = openChat();
    chat.agentSays(`您的卡号是${CARD}吗`);
    chat.does({ type: 'noted', by: AGENT, clientId: 'n', text: `密码:hunter22` });
    chat.does({ type: 'transferred', by: AGENT, to: '1002', note: CARD });
    chat.does({ type: 'staffClosed', by: AGENT, skipped: CARD });
    const kept = JSON.stringify(chat.entries);
    expect(kept).not.toMatch(/4111|hunter22/);
    expect(kept).toContain('******');
  });

  it('[no_pii] identity numbers too; order and phone numbers survive', () => {
    const chat = openChat();
    chat.customerSays('身份证11010519491231002X,订单20240315123456789,电话13812345678');
    const text = chat.chat.lastText;
    expect(text).toContain('**************002X');
    expect(text).toContain('20240315123456789');
    expect(text).toContain('13812345678');
  });

  it('[no_pii] the remark of a rating', () => {
    const chat = openChat();
    chat.does({ type: 'customerLeft' });
    chat.does({ type: 'customerRated', score: 5, remark: CARD });
    expect(chat.entries.at(-1)).toMatchObject({ text: SHOWN });
  });
});
