import { PENDING_MAX } from '../../../protocol/limits.ts';
import { needsLead } from '../../../server/domain/chat/chat.ts';
import { closesAt, deadlinesOf } from '../../../server/domain/chat/deadlines.ts';
import { PERSONAL } from '../../../server/domain/chat/personal.ts';
import { statementId, statementNamed } from '../../../server/domain/chat/rules/approval.ts';
import { owesOf } from '../../../server/domain/chat/rules/owes.ts';
import { type AChat, AGENT, answeredChat, HOUR, LEAD, MINUTE, openChat, OTHER, RULES } from './a-chat.ts';

const REPORT = { what: '客户称吃后腹泻', fault: 'unknown', ruling: '食品安全法' } as const;

function inCrisis(chat: AChat = openChat()): AChat {
  chat.does({ type: 'crisisBegun', by: AGENT, onDuty: 1 });
  return chat;
}

/** What the customer can read. */
const heard = ({ entries }: AChat): string[] =>
  entries.flatMap((one) => (one.kind === 'message' && one.by.role !== 'customer' ? [one.text] : []));

/** The place of the last statement. */
const lastAsked = ({ entries }: AChat): number =>
  entries.findLast(({ kind }) => kind === 'approval_asked')?.seq ?? 0;

describe('[P6] a chat in crisis', () => {
  it('[P6] its agent or a lead begins it, once; the leads hear of it, the customer does not', () => {
    const chat = inCrisis();
    expect(chat.entries.at(-1)).toMatchObject({
      kind: 'crisis_begun',
      customerSeq: null,
      data: { onDuty: 1 },
    });
    expect(needsLead(chat.chat)).toBe(true);
    expect(chat.does({ type: 'crisisBegun', by: LEAD, onDuty: 1 })).toEqual([]);
    expect(chat.refusal?.refused).toBe('conflict');
  });

  it('[P6] an agent’s message waits for a lead, with its phrase; the customer hears nothing', () => {
    const chat = inCrisis();
    expect(chat.agentSays('我们会赔偿', AGENT, 'comfort.1')).toEqual(['approval_asked']);
    expect(heard(chat)).toEqual([]);
    expect(chat.chat.crisis?.statements).toMatchObject([
      {
        seq: lastAsked(chat),
        by: '1001',
        text: '我们会赔偿',
        phrase: { phraseId: 'comfort.1' },
        approved: null,
      },
    ]);
  });

  it('[P6] a lead’s own message goes out at once', () => {
    const chat = inCrisis();
    chat.does({ type: 'joinedBeside', by: LEAD });
    expect(chat.agentSays('我是主管', LEAD)).toEqual(['message']);
  });

  it('[P6] approved as it is, the customer reads one message by the agent, with its promise counted from then', () => {
    const chat = inCrisis();
    const wrote = { type: 'staffWrote', by: AGENT, clientId: 'x', text: '十分钟内回复您' } as const;
    chat.does({ ...wrote, promises: { ms: 10 * MINUTE } });
    const seq = lastAsked(chat);
    expect(chat.after(3 * MINUTE).does({ type: 'statementApproved', by: LEAD, seq })).toEqual([
      ...['approval_decided', 'message', 'held'],
    ]);
    expect(heard(chat)).toEqual(['十分钟内回复您']);
    expect(chat.entries.find(({ kind, by }) => kind === 'message' && by.role === 'agent')?.by).toEqual(AGENT);
    expect(chat.chat.hold?.until).toBe(chat.now + 10 * MINUTE);
    expect(chat.does({ type: 'statementApproved', by: LEAD, seq })).toEqual([]);
    expect(chat.refusal?.refused).toBe('conflict');
  });

  it('[P6] changed, both wordings are on record and the customer reads the lead’s alone', () => {
    const chat = inCrisis();
    chat.agentSays('我们一定赔偿', AGENT, 'comfort.1');
    chat.does({ type: 'statementApproved', by: LEAD, seq: lastAsked(chat), text: '我们正在核实' });
    expect(heard(chat)).toEqual(['我们正在核实']);
    const texts = chat.entries.flatMap((one) =>
      'text' in one && one.text ? [`${one.kind} ${one.text}`] : [],
    );
    expect(texts).toEqual(
      expect.arrayContaining(['approval_asked 我们一定赔偿', 'approval_decided 我们正在核实']),
    );
    expect(chat.entries.at(-1)).toMatchObject({ data: { phraseId: 'comfort.1', phraseUse: 'edited' } });
  });

  it('[P6] refused with a reason, the customer hears nothing, and the agent still owes', () => {
    const chat = inCrisis();
    chat.agentSays('我们一定赔偿');
    chat.does({ type: 'statementRefused', by: LEAD, seq: lastAsked(chat), reason: '不要承诺赔偿' });
    expect(chat.entries.at(-1)).toMatchObject({
      ...{ kind: 'approval_decided', text: '不要承诺赔偿', customerSeq: null },
      data: { granted: false },
    });
    expect([heard(chat), chat.chat.crisis?.statements, owesOf(chat.chat)]).toEqual([[], [], 'agent']);
  });

  it('[P6] three wait: the second, approved first, leaves only after the first is decided, and in order', () => {
    const chat = inCrisis();
    const [one, two, three] = ['一', '二', '三'].map((text) => {
      chat.agentSays(text);
      return lastAsked(chat);
    });
    chat.does({ type: 'statementApproved', by: LEAD, seq: two ?? 0 });
    expect(heard(chat)).toEqual([]);
    chat.does({ type: 'statementApproved', by: LEAD, seq: one ?? 0 });
    expect(heard(chat)).toEqual(['一', '二']);
    chat.does({ type: 'statementRefused', by: LEAD, seq: three ?? 0, reason: '不必' });
    expect(heard(chat)).toEqual(['一', '二']);
  });

  it('[P6] whoever takes the first back lets the approved one behind it out', () => {
    const chat = inCrisis();
    chat.agentSays('一');
    const one = lastAsked(chat);
    chat.agentSays('二');
    chat.does({ type: 'statementApproved', by: LEAD, seq: lastAsked(chat) });
    expect(chat.does({ type: 'statementTakenBack', by: OTHER, seq: one })).toEqual([]);
    expect(chat.does({ type: 'statementTakenBack', by: AGENT, seq: one })).toEqual([
      'approval_withdrawn',
      'message',
    ]);
    expect(heard(chat)).toEqual(['二']);
    expect(chat.does({ type: 'statementApproved', by: LEAD, seq: one })).toEqual([]);
    expect(chat.refusal?.refused).toBe('conflict');
  });

  it('[P6] nobody approves their own words, and only so many wait', () => {
    const chat = inCrisis();
    chat.agentSays('一');
    chat.does({ type: 'statementApproved', by: { role: 'lead', account: '1001' }, seq: lastAsked(chat) });
    expect([chat.refusal?.refused, heard(chat)]).toEqual(['conflict', []]);
    for (let n = 1; n < PENDING_MAX; n += 1) expect(chat.agentSays(`${n}`)).toEqual(['approval_asked']);
    expect(chat.agentSays('太多')).toEqual([]);
    expect(chat.refusal?.refused).toBe('conflict');
  });

  it('[P6] an agent neither warns nor closes nor says a parting word in it; a lead may', () => {
    const chat = inCrisis();
    const say = { text: '再见' };
    expect(chat.warn()).toEqual([]);
    expect(chat.does({ type: 'staffClosed', by: AGENT })).toEqual([]);
    expect(chat.does({ type: 'transferred', by: AGENT, to: '1002', say })).toEqual([]);
    expect(chat.does({ type: 'held', by: AGENT, length: MINUTE, say: { text: '请稍等' } })).toEqual([
      'approval_asked',
    ]);
    expect(chat.warn(LEAD)).toEqual(['warned']);
    expect(chat.does({ type: 'staffClosed', by: LEAD })).toEqual(['approval_withdrawn', 'closed']);
    expect(chat.chat.crisis).toMatchObject({ ended: chat.now, statements: [] });
  });

  it.each([
    ['a transfer', { type: 'transferred', by: AGENT, to: '1002' }],
    ['the queue after a lost connection', { type: 'agentDisabled', agent: '1001' }],
    ['a take-over', { type: 'takenOver', by: LEAD }],
    ['the customer’s leaving', { type: 'customerLeft' }],
    ['the end of the crisis', { type: 'crisisEnded', by: LEAD }],
    ['erasing', { type: 'erased', by: LEAD, why: 'asked' }],
  ] as const)('[P6] %s withdraws what waits, and a late decision is refused', (_what, event) => {
    const chat = inCrisis();
    chat.agentSays('一');
    const seq = lastAsked(chat);
    expect(chat.does(event)[0]).toBe('approval_withdrawn');
    expect(chat.chat.crisis?.statements).toEqual([]);
    expect(chat.does({ type: 'statementApproved', by: LEAD, seq })).toEqual([]);
    expect(['conflict', 'closed']).toContain(chat.refusal?.refused);
    expect(heard(chat)).toEqual([]);
  });

  it('[P6] a lost connection alone leaves it waiting, and the approved word goes out', () => {
    const chat = inCrisis();
    chat.agentSays('一');
    chat.does({ type: 'agentLost', agent: '1001' });
    chat.does({ type: 'statementApproved', by: LEAD, seq: lastAsked(chat) });
    expect(heard(chat)).toEqual(['一']);
  });

  it('[P6] who joined and leaves takes their own words with them, not the agent’s', () => {
    const chat = inCrisis();
    chat.does({ type: 'joinedBeside', by: OTHER });
    chat.agentSays('甲');
    chat.agentSays('乙', OTHER);
    expect(chat.does({ type: 'leftBeside', by: OTHER })).toEqual(['approval_withdrawn', 'left']);
    expect(chat.chat.crisis?.statements.map(({ text }) => text)).toEqual(['甲']);
  });

  it('[P1] [P6] the clocks: while a statement waits the desk owes, no silence closes the chat, and the leads are told', () => {
    const chat = inCrisis(answeredChat());
    expect(owesOf(chat.chat)).toBe('customer');
    chat.agentSays('补充一句');
    expect(owesOf(chat.chat)).toBe('agent');
    expect(closesAt(chat.chat, RULES, chat.now)).toBeNull();
    expect(deadlinesOf(chat.chat, RULES)).toEqual([{ kind: 'lead', at: chat.now + RULES.owesLead }]);
    expect(chat.after(HOUR).timePasses({ online: false })).toEqual(['lead_told']);
    expect(chat.after(10 * HOUR).timePasses({ online: false })).toEqual([]);
    expect([chat.status, heard(chat).includes('补充一句')]).toEqual(['open', false]);
  });

  it('[P1] [P6] after the end the silence of the customer counts from then', () => {
    const chat = inCrisis(answeredChat());
    chat.after(10 * HOUR).timePasses();
    chat.does({ type: 'crisisEnded', by: LEAD });
    expect(closesAt(chat.chat, RULES, chat.now)).toBe(chat.now + HOUR);
    expect(chat.agentSays('您好')).toEqual(['message']);
  });

  it('[P2] [P6] a crisis is a real matter: a warning that ran is lifted, and does not close the chat', () => {
    const chat = openChat();
    chat.warn();
    expect(chat.does({ type: 'crisisBegun', by: AGENT, onDuty: 1 })).toEqual([
      'warning_lifted',
      'crisis_begun',
    ]);
    expect(chat.chat.warning).toBeNull();
  });

  it('[P6] the report is kept for staff, also after the close, and is erased with the chat', () => {
    const chat = openChat();
    expect(chat.does({ type: 'crisisReported', by: AGENT, ...REPORT })).toEqual([]);
    inCrisis(chat).does({ type: 'staffClosed', by: LEAD });
    expect(chat.does({ type: 'crisisReported', by: AGENT, ...REPORT })).toEqual(['crisis_reported']);
    expect(chat.entries.at(-1)).toMatchObject({
      text: REPORT.what,
      customerSeq: null,
      data: { fault: 'unknown' },
    });
    expect(chat.chat.crisis?.reported).toBe(true);
    expect(PERSONAL.crisis_reported).toEqual({
      text: 'emptied',
      data: { faultHow: 'removed', ruling: 'removed' },
    });
    chat.does({ type: 'erased', by: LEAD, why: 'asked' });
    expect(chat.does({ type: 'crisisReported', by: AGENT, ...REPORT })).toEqual([]);
  });

  it('names of statements lead to their chat, and nothing else is one', () => {
    const chatId = '019a-b.c';
    expect(statementNamed(statementId(chatId, 12))).toEqual({ chatId, seq: 12 });
    for (const id of ['', 'x', 'x.', '.1', 'x.0', 'x.-1', 'x.1.5e3', 'x.99999999999'])
      expect(statementNamed(id)).toBeNull();
  });
});
