import { type AChat, AGENT, answeredChat, HOUR, LEAD, openChat, OTHER } from './a-chat.ts';

/** An open chat in which a lead writes beside its agent. */
function joinedChat(): AChat {
  const chat = openChat();
  chat.does({ type: 'joinedBeside', by: LEAD });
  return chat;
}

const NOBODY = { joined: [], invited: [] };

describe('[P6] beside the agent', () => {
  it('[P6] joining is not moving: the chat stays its agent’s, and the customer sees who came', () => {
    const chat = joinedChat();
    expect(chat.chat.state).toMatchObject({ status: 'open', agent: AGENT.account });
    expect(chat.chat.beside).toEqual({ joined: [LEAD.account], invited: [] });
    expect(chat.entries.at(-1)).toMatchObject({ kind: 'joined', by: LEAD, customerSeq: 3 });
  });

  it('[P6] who has joined writes to the customer, and the agent still does; a stranger does not', () => {
    const chat = joinedChat();
    expect(chat.agentSays('我是主管', LEAD)).toEqual(['message']);
    expect(chat.agentSays('我也在', AGENT)).toEqual(['message']);
    expect(chat.agentSays('我不在', OTHER)).toEqual([]);
    expect(chat.refusal?.refused).toBe('conflict');
  });

  it('[P6] who leaves is silent again, the customer sees it, and they can come back', () => {
    const chat = joinedChat();
    expect(chat.does({ type: 'leftBeside', by: LEAD })).toEqual(['left']);
    expect(chat.entries.at(-1)).toMatchObject({ by: LEAD, customerSeq: 4 });
    expect(chat.agentSays('还在', LEAD)).toEqual([]);
    expect(chat.does({ type: 'leftBeside', by: LEAD })).toEqual([]);
    expect(chat.does({ type: 'joinedBeside', by: LEAD })).toEqual(['joined']);
  });

  it('[P6] the close takes everybody out in the same step, whoever closes it', () => {
    const byAgent = joinedChat();
    expect(byAgent.does({ type: 'staffClosed', by: AGENT })).toEqual(['closed']);
    expect(byAgent.chat.beside).toEqual(NOBODY);
    const byTime = answeredChat();
    byTime.does({ type: 'joinedBeside', by: LEAD });
    byTime.after(HOUR / 12).timePasses();
    expect(byTime.after(HOUR).timePasses()).toEqual(['closed']);
    expect(byTime.chat.beside).toEqual(NOBODY);
  });

  it.each([
    ['waits', (chat: AChat) => chat.does({ type: 'transferred', by: AGENT, to: null })],
    ['is theirs', (chat: AChat) => chat.does({ type: 'takenOver', by: LEAD })],
    ['has them already', (chat: AChat) => chat.does({ type: 'joinedBeside', by: LEAD })],
    ['is closed', (chat: AChat) => chat.does({ type: 'customerLeft' })],
  ])('[P6] nobody joins a chat that %s', (_, make) => {
    const chat = openChat();
    make(chat);
    expect(chat.does({ type: 'joinedBeside', by: LEAD })).toEqual([]);
    expect(chat.refusal).not.toBeNull();
  });

  it('[P6] who takes the chat over from beside it is beside it no longer', () => {
    const chat = joinedChat();
    chat.does({ type: 'takenOver', by: LEAD });
    expect(chat.chat).toMatchObject({ beside: NOBODY, state: { agent: LEAD.account } });
  });

  it('[P6] who is beside it stays when the chat changes hands', () => {
    const chat = joinedChat();
    chat.does({ type: 'transferred', by: AGENT, to: OTHER.account });
    expect(chat.chat.beside.joined).toEqual([LEAD.account]);
    expect(chat.agentSays('还是我', LEAD)).toEqual(['message']);
  });

  it('[P6] a note invites whom it calls, once; joining and leaving use the invitation up', () => {
    const chat = openChat();
    const mentions = [OTHER.account, AGENT.account];
    chat.does({ type: 'noted', by: AGENT, clientId: 'n1', text: '@1002 请看', mentions });
    expect(chat.entries.at(-1)).toMatchObject({ kind: 'note', customerSeq: null, data: { mentions } });
    expect(chat.chat.beside).toEqual({ joined: [], invited: [OTHER.account] });
    chat.does({ type: 'joinedBeside', by: OTHER });
    expect(chat.chat.beside).toEqual({ joined: [OTHER.account], invited: [] });
    chat.does({ type: 'leftBeside', by: OTHER });
    expect(chat.chat.beside).toEqual(NOBODY);
  });

  it('[P6] a note after the close is kept and invites nobody', () => {
    const chat = openChat();
    chat.does({ type: 'customerLeft' });
    const note = {
      type: 'noted',
      by: LEAD,
      clientId: 'n1',
      text: '做得好',
      mentions: [OTHER.account],
    } as const;
    expect(chat.does(note)).toEqual(['note']);
    expect(chat.chat.beside).toEqual(NOBODY);
  });
});
