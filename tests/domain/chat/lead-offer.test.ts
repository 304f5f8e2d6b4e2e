import { deadlinesOf } from '../../../server/domain/chat/deadlines.ts';
import { newChat } from '../../../server/domain/chat/chat.ts';
import { fold } from '../../../server/domain/chat/fold.ts';
import { leadOfferedFor } from '../../../server/domain/chat/rules/lead-offer.ts';
import { type AChat, AGENT, HOUR, LEAD, MINUTE, openChat, OTHER, RULES } from './a-chat.ts';

const START = 1_000_000;

/** The customer has complained, and a minute later the agent takes it up. */
function complainedChat(rules = RULES): AChat {
  const chat = openChat(rules);
  chat.after(MINUTE).agentSays('很抱歉。', AGENT, 'complaint.1');
  return chat;
}

function offeredChat(): AChat {
  const chat = complainedChat();
  // The reminder of P1 is due before.
  expect(chat.after(14 * MINUTE).timePasses()).toEqual(['nudged']);
  expect(chat.timePasses()).toEqual(['lead_offered']);
  return chat;
}

describe('[P6] a complaint that runs for too long', () => {
  it('[P6] offers its agent a lead once, counted from the words that were answered, and no customer sees it', () => {
    const chat = complainedChat();
    expect(chat.after(14 * MINUTE - 1).timePasses()).not.toContain('lead_offered');
    expect(chat.after(1).timePasses()).toEqual(['lead_offered']);
    expect(chat.entries.at(-1)).toMatchObject({
      ...{ by: { role: 'system' }, customerSeq: null, data: { since: START } },
    });
    expect(leadOfferedFor(chat.chat)).toBe(START);
    chat.after(20 * MINUTE).customerSays('还没好');
    expect(chat.timePasses()).not.toContain('lead_offered');
  });

  it('[P6] runs by a case that was recorded, and ends with it; one of two keeps it running', () => {
    const chat = openChat();
    chat.agentSays();
    const told = (number: number, isOver: boolean): string[] =>
      chat.does({ type: 'complaintRecorded', by: AGENT, number, isOver });
    expect(told(1001, false)).toEqual(['complaint_recorded']);
    expect(told(1001, false)).toEqual([]);
    told(1002, false);
    told(1001, true);
    expect(chat.chat.complaint).toMatchObject({ since: START, cases: [1002] });
    expect(told(1002, true)).toEqual(['complaint_recorded']);
    expect(chat.chat.complaint.since).toBeNull();
    expect(told(1003, true)).toEqual([]);
  });

  it('[P6] stays through a transfer and in the log, and goes with the close', () => {
    const chat = offeredChat();
    chat.does({ type: 'transferred', by: AGENT, to: OTHER.account });
    expect(leadOfferedFor(chat.chat)).toBe(START);
    const replayed = chat.entries.reduce(fold, newChat({ ...chat.chat, startedAt: START }));
    expect(replayed.complaint).toEqual(chat.chat.complaint);
    chat.does({ type: 'staffClosed', by: OTHER });
    expect(leadOfferedFor(chat.chat)).toBeNull();
    expect(chat.does({ type: 'complaintRecorded', by: AGENT, number: 1001, isOver: false })).toEqual([]);
  });

  it('[P6] is not offered after a call, also a withdrawn one, after it was passed over, and where it is off', () => {
    const called = complainedChat();
    called.does({ type: 'leadCalled', by: AGENT, onDuty: 1 });
    called.does({ type: 'leadCallWithdrawn', by: AGENT });
    const passed = complainedChat();
    expect(passed.does({ type: 'leadOfferPassed', by: AGENT })).toEqual(['lead_offer_passed']);
    expect(passed.does({ type: 'leadOfferPassed', by: AGENT })).toEqual([]);
    const off = complainedChat({ ...RULES, callLeadAfter: null });
    for (const chat of [called, passed, off]) {
      chat.agentSays('抱歉', AGENT, 'complaint.2');
      expect(deadlinesOf(chat.chat, chat.rules).map(({ kind }) => kind)).not.toContain('complaint');
    }
  });

  it('[P6] an offer is gone once a lead is called or it is passed over', () => {
    const called = offeredChat();
    called.does({ type: 'leadCalled', by: AGENT, onDuty: 1 });
    expect(leadOfferedFor(called.chat)).toBeNull();
    const passed = offeredChat();
    passed.does({ type: 'leadOfferPassed', by: AGENT });
    expect(leadOfferedFor(passed.chat)).toBeNull();
  });

  it('[P6] [P4] asking for anything else ends it; a complaint that is taken up again counts anew', () => {
    const chat = complainedChat();
    chat.agentSays('还有其他问题吗?', AGENT, 'anything_else.1');
    expect(chat.chat.complaint.since).toBeNull();
    chat.after(HOUR / 2).customerSays('还是不行');
    chat.agentSays('很抱歉。', AGENT, 'complaint.own-1');
    expect(chat.chat.complaint.since).toBe(chat.now);
  });

  it('[P6] [P7] while a promise runs it waits for its end, and kept it counts from the answer', () => {
    const chat = complainedChat();
    const until = chat.now + HOUR;
    chat.does({ type: 'promiseMade', by: AGENT, number: 1001, until });
    expect(deadlinesOf(chat.chat, RULES)).toContainEqual({ kind: 'complaint', at: until });
    expect(chat.after(HOUR / 2).agentSays('已经为您换货')).toContain('promise_ended');
    expect(deadlinesOf(chat.chat, RULES)).toContainEqual({ kind: 'complaint', at: chat.now + 15 * MINUTE });
  });

  it('[P6] nothing is passed over where nothing runs, or in a closed chat', () => {
    const chat = openChat();
    expect(chat.does({ type: 'leadOfferPassed', by: AGENT })).toEqual([]);
    expect(chat.refusal?.refused).toBe('conflict');
    const closed = complainedChat();
    closed.does({ type: 'staffClosed', by: AGENT });
    closed.does({ type: 'leadOfferPassed', by: LEAD });
    expect(closed.refusal?.refused).toBe('closed');
  });
});
