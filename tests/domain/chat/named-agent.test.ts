import { namedAgent } from '../../../server/domain/chat/named-agent.ts';

const STAFF = ['1001', '1002', '9001'].map((number) => ({ account: number, number }));
const said = (text: string, by: 'customer' | 'agent' = 'customer') => ({ seq: 1, by, text, phraseId: null });

describe('asks_named_agent: whom the customer means', () => {
  it.each([
    ['我要找1002号', '1002'],
    ['１００２号客服在吗', '1002'],
    ['can I talk to agent 9001?', '9001'],
  ])('%s', (text, account) => {
    expect(namedAgent([said(text)], STAFF, '1001')?.account).toBe(account);
  });

  it.each(['订单号 8810023', 'A1002B', '我要找1001号', '找个懂的人'])('nobody else in %s', (text) => {
    expect(namedAgent([said(text)], STAFF, '1001')).toBeNull();
  });

  it('the latest word counts, and only the customer’s', () => {
    const talk = [said('找1002号'), said('还是9001号吧'), said('1002号在忙', 'agent')];
    expect(namedAgent(talk, STAFF, '1001')?.account).toBe('9001');
  });
});
