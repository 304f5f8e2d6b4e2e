import { needsLead } from '../../../server/domain/chat/chat.ts';
import { type AChat, AGENT, answeredChat, LEAD, MINUTE, openChat, OTHER, SECOND } from './a-chat.ts';

const OTHER_LEAD = { role: 'lead', account: '9002' } as const;
const REASON = '客户要求与主管通话';

function calledChat(onDuty = 2): AChat {
  const chat = openChat();
  chat.after(SECOND).does({ type: 'leadCalled', by: AGENT, reason: REASON, onDuty });
  return chat;
}

describe('[P6] calling a lead', () => {
  it('[P6] a call has a number, who called, why and when; the leads hear of it, and the customer does not', () => {
    const chat = calledChat();
    expect(chat.entries.at(-1)).toMatchObject({
      ...{ kind: 'lead_called', by: AGENT, text: REASON, at: 1_000_000 + SECOND, customerSeq: null },
      data: { number: 1, onDuty: 2 },
    });
    expect(chat.chat.leadCall).toEqual({
      ...{ number: 1, by: AGENT.account, at: 1_000_000 + SECOND, reason: REASON, onDuty: 2, ended: null },
    });
    expect(needsLead(chat.chat)).toBe(true);
  });

  it('[P6] the lead who takes it is on record with the moment of the call, to the millisecond', () => {
    const chat = calledChat();
    expect(chat.after(42_001).does({ type: 'leadCallAnswered', by: LEAD })).toEqual(['lead_answered']);
    const entry = chat.entries.at(-1)!;
    expect(entry).toMatchObject({ by: LEAD, customerSeq: null, data: { number: 1, since: 1_001_000 } });
    expect(entry.kind === 'lead_answered' && entry.at - entry.data.since).toBe(42_001);
    expect(needsLead(chat.chat)).toBe(false);
  });

  it('[P6] of two leads at once one has it, and the other is told who', () => {
    const chat = calledChat();
    chat.does({ type: 'leadCallAnswered', by: LEAD });
    expect(chat.does({ type: 'leadCallAnswered', by: OTHER_LEAD })).toEqual([]);
    expect(chat.refusal).toMatchObject({ refused: 'conflict' });
    expect(chat.refusal?.message).toContain(LEAD.account);
    expect(chat.chat.leadCall?.ended).toEqual({ by: LEAD.account, at: chat.now });
  });

  it('[P6] one call at a time; after it is taken the next one starts anew, with the next number and its own clock', () => {
    const chat = calledChat();
    expect(chat.does({ type: 'leadCalled', by: AGENT, onDuty: 1 })).toEqual([]);
    expect(chat.refusal?.refused).toBe('conflict');
    chat.does({ type: 'leadCallAnswered', by: LEAD });
    chat.after(MINUTE).does({ type: 'leadCalled', by: AGENT, onDuty: 0 });
    expect(chat.chat.leadCall).toEqual({
      ...{ number: 2, by: AGENT.account, at: chat.now, reason: null, onDuty: 0, ended: null },
    });
  });

  it('[P6] the agent withdraws it: nobody is needed any more, and nobody can take it', () => {
    const chat = calledChat();
    expect(chat.does({ type: 'leadCallWithdrawn', by: AGENT })).toEqual(['lead_call_withdrawn']);
    expect(needsLead(chat.chat)).toBe(false);
    expect(chat.does({ type: 'leadCallAnswered', by: LEAD })).toEqual([]);
    expect(chat.does({ type: 'leadCallWithdrawn', by: AGENT })).toEqual([]);
    expect(chat.refusal?.message).toBe('This call was withdrawn.');
  });

  it('[P6] a lead who takes the chat over, or joins it, has taken the call', () => {
    const taken = calledChat();
    expect(taken.does({ type: 'takenOver', by: LEAD })).toEqual(['lead_answered', 'joined']);
    const joined = calledChat();
    expect(joined.does({ type: 'joinedBeside', by: LEAD })).toEqual(['joined', 'lead_answered']);
    expect(joined.chat.leadCall?.ended?.by).toBe(LEAD.account);
  });

  it('[P6] nobody takes their own call', () => {
    const chat = openChat();
    chat.does({ type: 'takenOver', by: LEAD });
    chat.does({ type: 'leadCalled', by: LEAD, onDuty: 1 });
    expect(chat.does({ type: 'leadCallAnswered', by: LEAD })).toEqual([]);
    expect(chat.does({ type: 'leadCallAnswered', by: OTHER_LEAD })).toEqual(['lead_answered']);
  });

  it('[P6] the call outlives a transfer and ends with the chat', () => {
    const chat = calledChat();
    chat.does({ type: 'transferred', by: AGENT, to: OTHER.account });
    expect(needsLead(chat.chat)).toBe(true);
    chat.does({ type: 'staffClosed', by: OTHER });
    expect(chat.chat.leadCall).toBeNull();
    expect(chat.does({ type: 'leadCalled', by: OTHER, onDuty: 1 })).toEqual([]);
    expect(chat.refusal?.refused).toBe('closed');
  });

  it('[P6] numbers of a person are masked in the reason as everywhere', () => {
    const chat = answeredChat();
    chat.does({ type: 'leadCalled', by: AGENT, reason: '身份证11010519491231002X', onDuty: 1 });
    expect(chat.chat.leadCall?.reason).not.toContain('19491231002X');
  });
});
