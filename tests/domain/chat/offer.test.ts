import { deadlinesOf } from '../../../server/domain/chat/deadlines.ts';
import { offerOf } from '../../../server/domain/chat/rules/offer.ts';
import { AChat, AGENT, LEAD, MINUTE, OTHER, RULES, SECOND } from './a-chat.ts';

const ASKING = { ...RULES, acceptWithin: 20 * SECOND };

/** A customer waits, and the chat is offered to the agent. */
function offered(): AChat {
  const chat = new AChat(1_000_000, ASKING);
  chat.customerSays('你好');
  chat.does({ type: 'assigned', to: AGENT.account });
  return chat;
}

test('a chat that is dealt is offered: its customer goes on waiting, and nothing is told to them', () => {
  const chat = offered();
  expect(chat.status).toBe('waiting');
  expect(offerOf(chat.chat)).toEqual({ to: '1001', until: chat.now + 20 * SECOND });
  expect(deadlinesOf(chat.chat, ASKING)).toContainEqual({ kind: 'offer', at: chat.now + 20 * SECOND });
  expect(chat.entries.at(-1)).toMatchObject({ kind: 'offered', customerSeq: null });
  expect(chat.chat.waitingSince).toBe(chat.now);
});

test('who accepts it has it; what they read then is how it came to them', () => {
  const chat = offered();
  chat.after(5 * SECOND).does({ type: 'transferred', by: LEAD, to: null, department: 'a', note: '老客户' });
  chat.does({ type: 'assigned', to: AGENT.account });
  expect(chat.does({ type: 'accepted', by: AGENT })).toEqual(['joined']);
  expect(chat.chat.state).toMatchObject({ status: 'open', agent: '1001' });
  expect(chat.chat.handover).toMatchObject({ by: '9001', note: '老客户' });
  expect(chat.timePasses()).toEqual([]);
});

test('nobody else takes it by hand meanwhile, but a lead', () => {
  const chat = offered();
  expect(chat.does({ type: 'accepted', by: OTHER })).toEqual([]);
  expect(chat.refusal?.refused).toBe('conflict');
  expect(chat.does({ type: 'accepted', by: LEAD })).toEqual(['joined']);
  expect(chat.does({ type: 'accepted', by: AGENT })).toEqual([]);
  expect(chat.refusal?.message).toMatch(/taken/);
});

test('it ends to the millisecond, unless it was accepted or declined before: the first one holds', () => {
  const chat = offered();
  chat.after(20 * SECOND - 1);
  expect(chat.timePasses()).toEqual([]);
  chat.after(1);
  expect(chat.timePasses()).toEqual(['offer_ended']);
  expect(chat.entries.at(-1)).toMatchObject({ data: { to: '1001', ended: 'missed' } });
  expect(chat.does({ type: 'offerDeclined', by: AGENT })).toEqual([]);
  expect(chat.refusal?.refused).toBe('conflict');

  const late = offered().after(20 * SECOND + 5);
  expect(late.does({ type: 'accepted', by: AGENT })).toEqual(['joined']);
  expect(late.timePasses()).toEqual([]);
});

test('who declined it is remembered, who was away when it was withdrawn is not', () => {
  const chat = offered();
  chat.does({ type: 'offerDeclined', by: AGENT });
  chat.does({ type: 'assigned', to: OTHER.account });
  expect(chat.does({ type: 'offerWithdrawn', agent: AGENT.account })).toEqual([]);
  chat.does({ type: 'offerWithdrawn', agent: OTHER.account });
  expect(chat.chat.state).toMatchObject({ offer: null, tried: ['1001'] });
});

test('the length of an offer is that of when it was made', () => {
  const chat = offered();
  expect(deadlinesOf(chat.chat, { ...ASKING, acceptWithin: 5 * MINUTE })[0]).toMatchObject({
    kind: 'offer',
    at: chat.now + 20 * SECOND,
  });
  // Also where the desk has turned it off meanwhile.
  expect(deadlinesOf(chat.chat, RULES)[0]?.kind).toBe('offer');
});

test('the leads hear once that everybody has refused it, and the alarm of the wait does not come again', () => {
  const chat = offered();
  chat.does({ type: 'offerDeclined', by: AGENT });
  expect(chat.does({ type: 'offersRefused' })).toEqual(['lead_told']);
  expect(chat.does({ type: 'offersRefused' })).toEqual([]);
  chat.after(10 * MINUTE);
  expect(chat.timePasses()).toEqual([]);
});

test('in another department, or back in the queue, everybody is asked anew', () => {
  const chat = offered();
  chat.does({ type: 'offerDeclined', by: AGENT });
  chat.does({ type: 'transferred', by: LEAD, to: null, department: 'a' });
  expect(chat.chat.state).toMatchObject({ offer: null, tried: [] });
});
