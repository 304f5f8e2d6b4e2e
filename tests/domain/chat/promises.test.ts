import { closesAt, deadlinesOf, nextDue } from '../../../server/domain/chat/deadlines.ts';
import { fold } from '../../../server/domain/chat/fold.ts';
import { newChat } from '../../../server/domain/chat/chat.ts';
import { storedAnswer } from '../../../server/domain/chat/rules/promise-answers.ts';
import { AChat, AGENT, answeredChat, HOUR, LEAD, MINUTE, openChat, OTHER, RULES, SECOND } from './a-chat.ts';

/** A promise to the customer, due after a while. */
const promised = (chat: AChat, after = 3 * HOUR, number = 1001): string[] =>
  chat.does({ type: 'promiseMade', by: AGENT, number, until: chat.now + after });
const ends = (chat: AChat, outcome: 'kept' | 'broken' | 'withdrawn', number = 1001): string[] =>
  chat.does({ type: 'promiseEnded', by: AGENT, number, outcome });
const kinds = ({ chat }: AChat): string[] => deadlinesOf(chat, RULES).map(({ kind }) => kind);

describe('[P7] while a promise runs', () => {
  it('[P1] [P7] the customer does not owe: no nudge, no idle close, however long they are silent', () => {
    const chat = answeredChat();
    expect(kinds(chat)).toEqual(['nudge', 'idle']);
    promised(chat);
    expect(chat.chat.state).toMatchObject({ owes: 'agent', silentSince: null });
    expect(closesAt(chat.chat, RULES, chat.now)).toBeNull();
    for (let minutes = 0; minutes < 170; minutes += 10)
      expect(chat.after(10 * MINUTE).timePasses()).toEqual([]);
    expect(chat.status).toBe('open');
  });

  it('[P1] [P7] the agent may write meanwhile: the promise stands, and the customer still does not owe', () => {
    const chat = answeredChat();
    promised(chat);
    chat.after(MINUTE).agentSays('还在核实，您可以先看看说明书');
    expect(chat.chat).toMatchObject({
      promises: [{ over: false }],
      state: { owes: 'agent', silentSince: null },
    });
    expect(chat.after(2 * HOUR).timePasses()).toEqual([]);
  });

  it('[P1] [P7] a question that the customer asks meanwhile waits from when it was asked', () => {
    const chat = answeredChat();
    promised(chat);
    chat.after(MINUTE).customerSays('另外，发票怎么开');
    expect(chat.chat.waitingSince).toBe(chat.now);
    expect(chat.after(5 * MINUTE).timePasses()).toEqual(['lead_told']);
    chat.agentSays('请问您的订单号是多少？');
    expect(chat.chat.waitingSince).toBe(chat.chat.promises[0]?.until);
  });

  it('[P1] [P7] the lead is told only after the promised time', () => {
    const chat = answeredChat();
    promised(chat, HOUR);
    expect(chat.after(HOUR).timePasses()).toEqual(['promise_ended']);
    expect(chat.after(5 * MINUTE - 1).timePasses()).toEqual([]);
    expect(chat.after(1).timePasses()).toEqual(['lead_told']);
  });
});

describe('[P7] after the promise', () => {
  it('[P1] [P7] kept one second before its time: the hour of silence counts from then', () => {
    const chat = answeredChat();
    promised(chat);
    chat.after(3 * HOUR - SECOND);
    expect(chat.agentSays('已经查到了')).toEqual(['message', 'promise_ended']);
    expect(ends(chat, 'kept')).toEqual([]);
    expect(chat.chat).toMatchObject({ promises: [], waitingSince: null });
    expect(closesAt(chat.chat, RULES, chat.now)).toBe(chat.now + HOUR);
    expect(chat.after(5 * MINUTE).timePasses()).toEqual(['nudged']);
    expect(chat.after(55 * MINUTE - 1).timePasses()).toEqual([]);
    expect(chat.after(1).timePasses()).toEqual(['closed']);
  });

  it('[P1] [P7] one second after its time it is broken, and the agent owes until they write', () => {
    const chat = answeredChat();
    promised(chat);
    expect(chat.after(3 * HOUR - SECOND).timePasses()).toEqual([]);
    expect(chat.after(2 * SECOND).timePasses()).toEqual(['promise_ended']);
    expect(chat.chat).toMatchObject({ promises: [{ over: true }], state: { owes: 'agent' } });
    chat.after(24 * HOUR).timePasses();
    expect([chat.status, kinds(chat)]).toEqual(['open', []]);
    chat.agentSays('抱歉久等');
    expect(chat.chat).toMatchObject({ promises: [], state: { owes: 'customer', silentSince: chat.now } });
    expect(chat.after(HOUR).timePasses()).toEqual(['closed']);
  });

  it('[P7] kept in time but told late, the chat takes it all the same', () => {
    const chat = answeredChat();
    promised(chat, HOUR);
    chat.after(HOUR).timePasses();
    expect(ends(chat, 'broken')).toEqual([]);
    expect(ends(chat, 'kept')).toEqual(['promise_ended']);
    expect(chat.chat.state).toMatchObject({ owes: 'customer' });
  });

  it('[P1] [P7] kept while the customer has asked something else: the agent owes that answer', () => {
    const chat = answeredChat();
    promised(chat);
    chat.after(MINUTE).customerSays('还有一个问题');
    ends(chat, 'kept');
    expect(chat.chat).toMatchObject({ promises: [], state: { owes: 'agent' } });
    expect(kinds(chat)).toEqual(['lead']);
  });

  it('[P7] told twice, it is written once', () => {
    const chat = answeredChat();
    expect([promised(chat), promised(chat)]).toEqual([['promise_made'], []]);
    expect([ends(chat, 'withdrawn'), ends(chat, 'withdrawn')]).toEqual([['promise_ended'], []]);
  });
});

describe('[P7] what answers a promise', () => {
  it.each([
    ['好的，谢谢您的理解'],
    ['还在核实'],
    ['我来跟进'],
    ['请问您的订单号是多少？'],
    ['Could you tell me your order number?'],
    ['We are still looking into it'],
  ])('%s does not', (text) => {
    const chat = answeredChat();
    promised(chat);
    expect(chat.after(MINUTE).agentSays(text)).toEqual(['message']);
    expect(chat.chat).toMatchObject({ promises: [{ over: false }], state: { owes: 'agent' } });
  });

  it('another promise does not, nor the farewell of the manual', () => {
    const chat = answeredChat();
    promised(chat);
    const later = { type: 'staffWrote', by: AGENT, clientId: 'l', text: '再给我一小时' } as const;
    expect(chat.after(MINUTE).does({ ...later, promises: { ms: HOUR } })).toEqual(['message', 'held']);
    expect(chat.agentSays('感谢您的咨询，再见', AGENT, 'farewell.1')).toEqual(['message']);
    expect(chat.chat.promises).toHaveLength(1);
  });

  it('one second before its time it is kept; at its time, and one second after, it is not', () => {
    const at = (late: number): string[] => {
      const chat = answeredChat();
      promised(chat);
      return chat.after(3 * HOUR + late).agentSays('已经查到了');
    };
    expect(at(-SECOND)).toEqual(['message', 'promise_ended']);
    expect([at(0), at(SECOND)]).toEqual([['message'], ['message']]);
  });

  it('in a crisis, the answer that a lead lets out', () => {
    const chat = answeredChat();
    promised(chat);
    chat.does({ type: 'crisisBegun', by: AGENT, onDuty: 1 });
    expect(chat.agentSays('已经查到了')).toEqual(['approval_asked']);
    expect(chat.chat.promises).toHaveLength(1);
    const { lastSeq: seq } = chat.chat;
    const approved = chat.does({ type: 'statementApproved', by: LEAD, seq });
    expect(approved).toEqual(['approval_decided', 'message', 'promise_ended']);
    expect(chat.chat.promises).toEqual([]);
  });
});

describe('[P7] two promises at once', () => {
  const both = (): AChat => {
    const chat = answeredChat();
    promised(chat, HOUR, 1001);
    promised(chat, 3 * HOUR, 1002);
    return chat;
  };

  it('[P1] [P7] one is kept: the other still keeps the customer from owing', () => {
    const chat = both();
    chat.after(MINUTE);
    ends(chat, 'kept', 1001);
    expect(chat.chat).toMatchObject({ waitingSince: 1_000_000 + 3 * HOUR, state: { owes: 'agent' } });
    expect(chat.after(2 * HOUR).timePasses()).toEqual([]);
    ends(chat, 'kept', 1002);
    expect(chat.chat.state).toMatchObject({ owes: 'customer', silentSince: chat.now });
  });

  it('[P1] [P7] one is broken: answering it leaves the other', () => {
    const chat = both();
    expect(chat.after(HOUR).timePasses()).toEqual(['promise_ended']);
    chat.agentSays('抱歉');
    expect(chat.chat.promises).toEqual([{ number: 1002, until: 1_000_000 + 3 * HOUR, over: false }]);
    expect(chat.after(2 * HOUR - 1).timePasses()).toEqual([]);
    expect(chat.after(1).timePasses()).toEqual(['promise_ended']);
  });

  it('[P7] both are over after an outage: each is found, in the order of their times', () => {
    const chat = both();
    chat.after(5 * HOUR);
    expect([chat.timePasses(), chat.timePasses(), chat.timePasses(), chat.timePasses()]).toEqual([
      ['promise_ended'],
      ['lead_told'],
      ['promise_ended'],
      [],
    ]);
    expect(chat.chat.promises.every(({ over }) => over)).toBe(true);
  });
});

describe('[P7] a promise survives', () => {
  it('[P1] [P7] a transfer, to a colleague and to the queue', () => {
    const chat = answeredChat();
    promised(chat);
    chat.does({ type: 'transferred', by: AGENT, to: OTHER.account });
    chat.agentSays('我来跟进', OTHER);
    expect(chat.chat.state).toMatchObject({ owes: 'agent', agent: OTHER.account });
    chat.does({ type: 'transferred', by: OTHER, to: null });
    expect(chat.chat).toMatchObject({ promises: [{ number: 1001 }], waitingSince: chat.now });
    chat.does({ type: 'assigned', to: AGENT.account });
    chat.agentSays('您好');
    expect(chat.after(2 * HOUR).timePasses()).toEqual([]);
    expect(chat.chat.state).toMatchObject({ silentSince: null });
  });

  it('[P7] the close, and goes on in the chat that follows', () => {
    const chat = answeredChat();
    promised(chat);
    chat.does({ type: 'staffClosed', by: AGENT });
    expect(nextDue(chat.chat, RULES)).toBeNull();
    const next = new AChat(chat.now);
    next.chat = newChat({ ...next.chat, promises: chat.chat.promises });
    next.customerSays('好了吗');
    next.does({ type: 'assigned', to: AGENT.account });
    next.agentSays('还在处理');
    expect(next.after(2 * HOUR).timePasses()).toEqual([]);
    expect(next.after(HOUR).timePasses()).toEqual(['promise_ended']);
  });

  it('[P7] a restart: the row has it, and the log gives the row', () => {
    const chat = openChat();
    const birth = newChat(chat.chat);
    promised(chat);
    chat.agentSays('好');
    expect(nextDue(chat.chat, RULES)).toBe(1_000_000 + 3 * HOUR);
    expect(chat.entries.reduce(fold, birth)).toEqual(chat.chat);
  });
});

test('[P7] a stored message that was withdrawn, and is empty, has answered nothing; one of files alone has', () => {
  const chat = answeredChat();
  const madeAt = chat.now;
  chat.after(MINUTE).agentSays('明天发货');
  const told = { number: 1001, madeAt: madeAt + 1, dueAt: madeAt + HOUR };
  const emptied = chat.entries.map((entry) =>
    entry.kind === 'message' ? { ...entry, text: '', ...(entry.data ? { data: {} } : {}) } : entry,
  );
  const files = [{ id: 'f', name: 'a.pdf', type: 'application/pdf', size: 1 }];
  const ofFiles = emptied.map((entry) => (entry.kind === 'message' ? { ...entry, data: { files } } : entry));
  const seqOf = (log: typeof chat.entries) => storedAnswer(log, told)?.seq ?? null;
  const { lastSeq } = chat.chat;
  expect([seqOf(chat.entries), seqOf(emptied), seqOf(ofFiles)]).toEqual([lastSeq, null, lastSeq]);
});
