import { needsLead } from '../../../server/domain/chat/chat.ts';
import { type AChat, AGENT, answeredChat, LEAD, MINUTE, openChat, OTHER } from './a-chat.ts';

const FAREWELL = { text: '感谢您的使用,再见。' };

/** Foul twice, answered twice by the manual, foul again. */
function foulChat(): AChat {
  const chat = openChat();
  for (const phraseId of ['abusive_language.1', 'abusive_language.2']) {
    chat.customerSays('脏话');
    chat.agentSays('请您使用文明语言', AGENT, phraseId);
  }
  chat.customerSays('还是脏话');
  return chat;
}

function askedChat(): AChat {
  const chat = foulChat();
  chat.after(MINUTE).does({ type: 'leadAsked', by: AGENT });
  return chat;
}

describe('[P3] foul language, three steps', () => {
  it('[P3] the chat counts the steps, and with them the messages that they answered', () => {
    const chat = foulChat();
    expect(chat.chat.abuse).toEqual({ steps: 2, evidence: [3, 5], asked: null });
  });

  it('[P3] the third step cannot come before the first two', () => {
    const chat = openChat();
    chat.agentSays('请您使用文明语言', AGENT, 'abusive_language.1');
    expect(chat.does({ type: 'leadAsked', by: AGENT })).toEqual([]);
    expect(chat.refusal?.refused).toBe('conflict');
  });

  it('[P3] asking is on record: who, when, and until when an answer is waited for', () => {
    const chat = askedChat();
    expect(chat.entries.at(-1)).toMatchObject({
      kind: 'close_asked',
      by: AGENT,
      at: 1_000_000 + MINUTE,
      customerSeq: null,
      data: { until: 1_000_000 + 4 * MINUTE },
    });
    expect(needsLead(chat.chat)).toBe(true);
    expect(chat.does({ type: 'leadAsked', by: AGENT })).toEqual([]);
  });

  it('[P3] granted: the decision, the farewell and the close for abuse with its evidence', () => {
    const chat = askedChat();
    const added = chat.after(MINUTE).does({ type: 'decided', by: LEAD, grant: true, farewell: FAREWELL });
    expect(added).toEqual(['close_decided', 'message', 'closed']);
    expect(chat.entries.at(-3)).toMatchObject({ by: LEAD, data: { granted: true } });
    expect(chat.entries.at(-2)).toMatchObject({ by: LEAD, text: FAREWELL.text });
    expect(chat.entries.at(-1)).toMatchObject({ by: LEAD, data: { reason: 'abuse', evidence: [3, 5, 7] } });
  });

  it('[P3] refused: the lead’s guidance stands in the log, and the chat is the agent’s as before', () => {
    const chat = askedChat();
    const guidance = '先安抚,他确实等了很久';
    chat.does({ type: 'decided', by: LEAD, grant: false, guidance, farewell: FAREWELL });
    expect(chat.entries.at(-1)).toMatchObject({ kind: 'close_decided', text: guidance, customerSeq: null });
    expect(chat.chat).toMatchObject({ abuse: { asked: null }, state: { status: 'open', agent: '1001' } });
  });

  it('[P3] a lead who takes the asked chat over has refused', () => {
    const chat = askedChat();
    expect(chat.does({ type: 'takenOver', by: LEAD })).toEqual(['close_decided', 'joined']);
    expect(chat.entries.at(-2)).toMatchObject({ by: LEAD, data: { granted: false } });
    expect(chat.chat.state).toMatchObject({ agent: LEAD.account });
  });

  it('[P3] nobody decides within the set time: back to the agent, noted, and it can be asked again', () => {
    const chat = askedChat();
    expect(chat.after(3 * MINUTE - 1).timePasses()).toEqual([]);
    expect(chat.after(1).timePasses()).toEqual(['close_decided']);
    expect(chat.entries.at(-1)).toMatchObject({
      by: { role: 'system' },
      data: { granted: false, unanswered: true },
    });
    expect(chat.does({ type: 'leadAsked', by: AGENT })).toEqual(['close_asked']);
  });

  it('[P3] a lead who decides in the same moment as the time runs out is heard once', () => {
    const chat = askedChat();
    chat.after(3 * MINUTE).does({ type: 'decided', by: LEAD, grant: false, farewell: FAREWELL });
    expect(chat.timePasses()).toEqual([]);
    expect(chat.does({ type: 'decided', by: LEAD, grant: true, farewell: FAREWELL })).toEqual([]);
    expect(chat.refusal?.refused).toBe('conflict');
  });

  it('[P3] the question outlives a transfer, and the customer hears nothing of it', () => {
    const chat = askedChat();
    chat.does({ type: 'transferred', by: AGENT, to: OTHER.account });
    expect(chat.chat.abuse.asked?.by).toBe(AGENT.account);
    const customerSaw = chat.entries.filter(({ customerSeq }) => customerSeq !== null);
    expect(customerSaw.map(({ kind }) => kind)).not.toContain('close_asked');
  });

  it('[P3] the clocks of P1 go on: who swears and then says nothing for an hour is closed as idle', () => {
    const chat = answeredChat();
    chat.agentSays('请您尊重本次对话。', AGENT, 'abusive_language.2');
    chat.after(5 * MINUTE).timePasses();
    expect(chat.after(55 * MINUTE).timePasses()).toEqual(['closed']);
    expect(chat.reason).toBe('idle');
  });
});
