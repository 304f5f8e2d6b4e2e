import { AChat, AGENT, LEAD, OTHER, answeredChat, MINUTE, openChat } from './a-chat.ts';

describe('how a chat came to its agent', () => {
  it('is known after a transfer, with the note', () => {
    const chat = answeredChat();
    chat.does({ type: 'transferred', by: AGENT, to: OTHER.account, note: '老客户，要退款' });
    expect(chat.chat.handover).toEqual({
      ...{ seq: chat.chat.lastSeq, at: chat.now },
      ...{ by: AGENT.account, why: 'agent', note: '老客户，要退款' },
    });
  });

  it('is nothing that the queue gives for the first time, or that somebody takes by hand', () => {
    expect(openChat().chat.handover).toBeNull();
    const chat = answeredChat();
    chat.does({ type: 'transferred', by: AGENT, to: null, note: '老客户' });
    chat.does({ type: 'accepted', by: OTHER });
    expect(chat.chat.handover).toBeNull();
    chat.does({ type: 'transferred', by: OTHER, to: AGENT.account });
    chat.does({ type: 'takenOver', by: LEAD });
    expect(chat.chat.handover).toBeNull();
  });

  it('goes with the chat through the queue, to whoever is given it', () => {
    const chat = answeredChat();
    chat.does({ type: 'transferred', by: AGENT, to: null, note: '老客户' });
    chat.after(MINUTE).does({ type: 'assigned', to: OTHER.account });
    expect(chat.chat.handover).toMatchObject({ seq: chat.chat.lastSeq, at: chat.now, note: '老客户' });
  });

  it('is nobody’s doing where an account was disabled', () => {
    const chat = answeredChat();
    chat.does({ type: 'agentDisabled', agent: AGENT.account });
    chat.does({ type: 'assigned', to: OTHER.account });
    expect(chat.chat.handover).toMatchObject({ by: null, why: 'agent_disabled', note: null });
  });

  it('names the lead who chose the agent, and what they said about it', () => {
    const chat = new AChat();
    chat.customerSays();
    const order = { type: 'transferred', by: LEAD, to: OTHER.account, note: '请您接一下' } as const;
    expect(chat.does(order)).toEqual(['joined', 'note']);
    const data = { how: 'assigned', assignedBy: LEAD.account };
    expect(chat.entries.at(-2)).toMatchObject({ kind: 'joined', data });
    expect(chat.chat.handover).toMatchObject({ by: LEAD.account, why: 'lead', note: '请您接一下' });
  });

  it('holds no other note, and ends with the chat', () => {
    const chat = answeredChat();
    chat.does({ type: 'transferred', by: AGENT, to: OTHER.account });
    chat.does({ type: 'noted', by: LEAD, clientId: 'n', text: '主管的话' });
    expect(chat.chat.handover?.note).toBeNull();
    chat.does({ type: 'staffClosed', by: OTHER });
    expect(chat.chat.handover).toBeNull();
  });

  it('keeps the note that came with it when its author adds another', () => {
    const chat = answeredChat();
    chat.does({ type: 'transferred', by: LEAD, to: OTHER.account, note: '已同意退款' });
    chat.does({ type: 'noted', by: LEAD, clientId: 'n', text: '好' });
    expect(chat.chat.handover?.note).toBe('已同意退款');
  });

  it('keeps whose the last line is', () => {
    const chat = answeredChat();
    expect(chat.chat).toMatchObject({ lastBy: 'staff', lastAuthor: AGENT.account });
    chat.customerSays();
    expect(chat.chat).toMatchObject({ lastBy: 'customer', lastAuthor: null });
  });
});
