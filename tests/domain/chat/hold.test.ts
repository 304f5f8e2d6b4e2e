import { AGENT, answeredChat, HOUR, MINUTE, openChat, OTHER } from './a-chat.ts';

const SAY = { text: '请稍等,我为您查一下。' };

describe('[P7] hold_on', () => {
  it('[P7] hold_on: the agent’s word and the promised time, both for the customer to see', () => {
    const chat = openChat();
    expect(chat.does({ type: 'held', by: AGENT, length: 5 * MINUTE, say: SAY })).toEqual(['message', 'held']);
    expect(chat.entries.at(-1)).toMatchObject({ customerSeq: 4, data: { until: 1_000_000 + 5 * MINUTE } });
    expect(chat.chat.state).toMatchObject({ owes: 'agent' });
  });

  it('[P7] who says the phrase has promised the desk’s usual time', () => {
    const chat = openChat();
    const wrote = {
      type: 'staffWrote',
      by: AGENT,
      clientId: 'h',
      text: SAY.text,
      promises: 'moment',
    } as const;
    expect(chat.does(wrote)).toEqual(['message', 'held']);
    expect(chat.chat.hold?.until).toBe(1_000_000 + 2 * MINUTE);
  });

  it('[P7] the time is over: the agent is called back once, and from then on the customer waits', () => {
    const chat = openChat();
    chat.does({ type: 'held', by: AGENT, length: MINUTE, say: SAY });
    expect(chat.after(MINUTE - 1).timePasses()).toEqual([]);
    expect(chat.after(1).timePasses()).toEqual(['hold_over']);
    expect(chat.after(MINUTE).timePasses()).toEqual([]);
    expect(chat.chat.waitingSince).toBe(1_000_000 + MINUTE);
  });

  it('[P7] the agent’s next word ends the hold, and the idle hour counts from it', () => {
    const chat = openChat();
    chat.does({ type: 'held', by: AGENT, length: MINUTE, say: SAY });
    chat.after(30_000).agentSays('感谢您的耐心等待。');
    expect(chat.chat).toMatchObject({ hold: null, state: { owes: 'customer' } });
    expect(chat.after(MINUTE).timePasses()).toEqual([]);
  });

  it('[P1] [P7] a customer who was asked to wait is never closed as idle', () => {
    const chat = answeredChat();
    chat.does({ type: 'held', by: AGENT, length: MINUTE, say: SAY });
    chat.after(5 * HOUR).timePasses();
    chat.timePasses();
    expect(chat.timePasses()).toEqual([]);
    expect(chat.status).toBe('open');
  });

  it('[P7] complaint_later: whoever waits for an answer is not closed for saying nothing, however polite the agent is', () => {
    const chat = openChat();
    const text = '会在12小时之内给您明确的答复,再见!';
    const wrote = { type: 'staffWrote', by: AGENT, clientId: 'p', text } as const;
    expect(chat.does({ ...wrote, promises: { ms: 12 * HOUR } })).toEqual(['message', 'held']);
    chat.customerSays('好的谢谢');
    expect(chat.agentSays('不客气')).toEqual(['message', 'held']);
    expect(chat.chat.hold?.until).toBe(1_000_000 + 12 * HOUR);
    expect(chat.after(11 * HOUR).timePasses()).toEqual([]);
    expect(chat.after(HOUR).timePasses()).toEqual(['hold_over']);
  });

  it('[P7] cannot_answer_now: an answer without a time is promised for the desk’s usual hours', () => {
    const chat = openChat();
    const wrote = { type: 'staffWrote', by: AGENT, clientId: 'p', text: '我们查询后将尽快与您联系' } as const;
    chat.does({ ...wrote, promises: 'hours' });
    expect(chat.chat.hold?.until).toBe(1_000_000 + 12 * HOUR);
  });

  it('[P7] held again: a new time without the same sentence twice', () => {
    const chat = openChat();
    chat.does({ type: 'held', by: AGENT, length: MINUTE, say: SAY });
    expect(chat.does({ type: 'held', by: AGENT, length: 5 * MINUTE, say: SAY })).toEqual(['held']);
    expect(chat.chat.hold?.until).toBe(1_000_000 + 5 * MINUTE);
  });

  it('[P7] the promise goes to whoever gets the chat, and ends in the queue, where the customer waits', () => {
    const chat = openChat();
    chat.does({ type: 'held', by: AGENT, length: 5 * MINUTE, say: SAY });
    chat.does({ type: 'transferred', by: AGENT, to: OTHER.account });
    expect(chat.chat.hold).not.toBeNull();
    chat.after(MINUTE).does({ type: 'transferred', by: OTHER, to: null });
    expect(chat.chat).toMatchObject({ hold: null, waitingSince: 1_000_000 + MINUTE });
  });

  it('[P7] only the agent of the chat asks its customer to wait', () => {
    const chat = openChat();
    expect(chat.does({ type: 'held', by: OTHER, length: MINUTE, say: SAY })).toEqual([]);
    expect(chat.refusal?.refused).toBe('conflict');
  });
});
