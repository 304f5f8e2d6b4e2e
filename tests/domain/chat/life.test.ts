import { AChat, AGENT, answeredChat, LEAD, MINUTE, openChat, OTHER } from './a-chat.ts';

describe('the life of a chat', () => {
  it('goes from waiting to open to closed', () => {
    const chat = new AChat();
    chat.customerSays();
    expect(chat.status).toBe('waiting');
    expect(chat.does({ type: 'accepted', by: AGENT })).toEqual(['joined']);
    expect(chat.does({ type: 'staffClosed', by: AGENT })).toEqual(['closed']);
    expect(chat.reason).toBe('agent');
  });

  it('is given to one agent only', () => {
    const chat = openChat();
    expect(chat.does({ type: 'accepted', by: OTHER })).toEqual([]);
    expect(chat.refusal).toMatchObject({
      refused: 'conflict',
      message: 'Somebody else has taken this chat.',
    });
  });

  it('is not said to be somebody else’s to the one who has it', () => {
    const chat = openChat();
    expect(chat.does({ type: 'accepted', by: AGENT })).toEqual([]);
    expect(chat.refusal).toMatchObject({ refused: 'conflict', message: 'You have this chat already.' });
  });

  it('lets only the one who has it speak', () => {
    const chat = openChat();
    expect(chat.agentSays('你好', OTHER)).toEqual([]);
    expect(chat.refusal?.refused).toBe('conflict');
  });

  it('is a lead’s after they have taken it over', () => {
    const chat = openChat();
    expect(chat.does({ type: 'takenOver', by: LEAD })).toEqual(['joined']);
    expect(chat.agentSays('我是主管', LEAD)).toEqual(['message']);
  });

  it('knows whose answer is missing and since when', () => {
    const chat = openChat();
    const since = chat.now;
    chat.after(MINUTE).customerSays('喂');
    expect(chat.chat.waitingSince).toBe(since);
    chat.agentSays();
    expect(chat.chat).toMatchObject({ waitingSince: null, state: { owes: 'customer' } });
  });

  it('counts for the customer only what the customer may see', () => {
    const chat = openChat();
    chat.does({ type: 'noted', by: AGENT, clientId: 'n', text: '难缠' });
    chat.does({ type: 'flagged', by: AGENT, seq: 1 });
    chat.agentSays();
    expect(chat.entries.map(({ customerSeq }) => customerSeq)).toEqual([1, 2, null, null, 3]);
  });

  it('goes to the front of the queue when its agent stays away', () => {
    const chat = answeredChat();
    expect(chat.does({ type: 'agentLost', agent: AGENT.account })).toEqual(['agent_lost']);
    expect(chat.after(2 * MINUTE - 1).timePasses()).toEqual([]);
    expect(chat.after(1).timePasses()).toEqual(['transferred']);
    expect(chat.chat.state).toMatchObject({ status: 'waiting', front: true });
  });

  it('stays with an agent who comes back in time', () => {
    const chat = answeredChat();
    chat.does({ type: 'agentLost', agent: AGENT.account });
    expect(chat.after(MINUTE).does({ type: 'agentBack', agent: AGENT.account })).toEqual(['agent_back']);
    expect(chat.after(4 * MINUTE).timePasses()).toEqual(['nudged']);
    expect(chat.status).toBe('open');
  });

  it('can be rated once, and only after the close', () => {
    const chat = openChat();
    chat.does({ type: 'customerRated', score: 5 });
    expect(chat.refusal?.refused).toBe('conflict');
    chat.does({ type: 'customerLeft' });
    expect(chat.does({ type: 'customerRated', score: 5, remark: '好', expected: 4 })).toEqual(['rated']);
    expect(chat.entries.at(-1)).toMatchObject({ text: '好', data: { score: 5, expected: 4 } });
    chat.does({ type: 'customerRated', score: 1 });
    expect(chat.refusal?.refused).toBe('conflict');
  });

  it('never goes back in time, whatever the clock does', () => {
    const chat = openChat();
    chat.after(-60 * MINUTE).customerSays();
    const times = chat.entries.map(({ at }) => at);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });
});
