import fc from 'fast-check';
import { deadlinesOf } from '../../../server/domain/chat/deadlines.ts';
import { hadInThisWait } from '../../../server/domain/chat/rules/overdue.ts';
import { type AChat, AGENT, LEAD, MINUTE, openChat, OTHER, RULES } from './a-chat.ts';

const HANDING = { ...RULES, owesLead: 30 * MINUTE, overdueHandover: 8 * MINUTE };
const THIRD = { role: 'agent', account: '1003' } as const;

const handedTo = (chat: AChat, to: string | null) => chat.does({ type: 'overdueHandedOn', to });
const overdueAt = ({ chat }: AChat) => deadlinesOf(chat, HANDING).find(({ kind }) => kind === 'overdue')?.at;

test('a chat whose answer is overdue goes to another agent, who reads why; the customer’s wait goes on as it was', () => {
  const chat = openChat(HANDING);
  const began = chat.now;
  expect(overdueAt(chat)).toBe(began + 8 * MINUTE);
  chat.after(8 * MINUTE - 1);
  expect(handedTo(chat, '1002')).toEqual([]);
  chat.after(1);
  expect(handedTo(chat, '1002')).toEqual(['transferred']);
  expect(chat.entries.at(-1)).toMatchObject({ by: { role: 'system' }, data: { to: '1002', why: 'overdue' } });
  expect(chat.chat).toMatchObject({ waitingSince: began, handover: { by: null, why: 'overdue' } });
  expect(chat.chat.state).toMatchObject({ agent: '1002', owes: 'agent', silentSince: null });
  // The next agent has as long as the first had.
  expect(overdueAt(chat)).toBe(began + 16 * MINUTE);
});

test('who had it is not given it again in this wait, and after two it stays and the leads hear of it', () => {
  const chat = openChat(HANDING).after(8 * MINUTE);
  handedTo(chat, '1002');
  chat.after(8 * MINUTE);
  for (const account of ['1001', '1002']) expect(handedTo(chat, account)).toEqual([]);
  handedTo(chat, '1003');
  expect(hadInThisWait(chat.chat)).toEqual(['1001', '1002', '1003']);
  chat.after(8 * MINUTE);
  expect(handedTo(chat, '1004')).toEqual(['lead_told']);
  expect(handedTo(chat, null)).toEqual([]);
  expect(chat.chat.state).toMatchObject({ agent: '1003' });
});

test('with nobody free it stays, and the leads hear of it once', () => {
  const chat = openChat(HANDING).after(8 * MINUTE);
  expect(handedTo(chat, null)).toEqual(['lead_told']);
  expect(handedTo(chat, null)).toEqual([]);
  expect(chat.chat.state).toMatchObject({ agent: '1001' });
});

test('an answer begins anew: also who had it before may be given the next matter', () => {
  const chat = openChat(HANDING).after(8 * MINUTE);
  handedTo(chat, '1002');
  chat.agentSays('您好', OTHER);
  expect(overdueAt(chat)).toBeUndefined();
  chat.after(MINUTE).customerSays('还有一个问题');
  chat.after(8 * MINUTE);
  expect(handedTo(chat, AGENT.account)).toEqual(['transferred']);
});

test('whoever has answered in time keeps it, whatever was found before; so does who has just taken it over', () => {
  const answered = openChat(HANDING).after(8 * MINUTE);
  answered.agentSays();
  expect(handedTo(answered, '1002')).toEqual([]);
  const taken = openChat(HANDING).after(8 * MINUTE);
  taken.does({ type: 'takenOver', by: LEAD });
  expect(handedTo(taken, '1002')).toEqual([]);
});

test('[P7] who has promised a time has that time, and then as long as for any answer', () => {
  const chat = openChat(HANDING);
  chat.does({ type: 'held', by: AGENT, length: 20 * MINUTE, say: { text: '请稍等' } });
  expect(overdueAt(chat)).toBe(chat.now + 28 * MINUTE);
  chat.after(20 * MINUTE).timePasses();
  expect(overdueAt(chat)).toBe(chat.now + 8 * MINUTE);
});

test('[P1] [P2] other clocks are those of a chat that is not handed on', () => {
  const others = (chat: AChat) => deadlinesOf(chat.chat, chat.rules).filter(({ kind }) => kind !== 'overdue');
  const handed = openChat(HANDING);
  const kept = openChat({ ...HANDING, overdueHandover: null });
  for (const chat of [handed, kept]) {
    chat.warn();
    chat.after(MINUTE).customerSays('我要退款');
    chat.after(8 * MINUTE).timePasses();
  }
  const before = others(kept);
  handedTo(handed, '1002');
  expect(others(handed)).toEqual(before);
});

test('never in a circle: nobody gets a chat twice before somebody has answered', () => {
  const people = [AGENT, OTHER, THIRD];
  const step = fc.constantFrom('handed', 'answered', 'asked', 'time');
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.constantFrom(...people)), { maxLength: 40 }), (all) => {
      const chat = openChat(HANDING);
      let had = [AGENT.account];
      for (const [what, { account: to }] of all) {
        if (what === 'time') chat.after(8 * MINUTE).timePasses();
        else if (what === 'asked') chat.customerSays();
        else if (what === 'answered') {
          const { state } = chat.chat;
          if (state.status !== 'open') return;
          chat.agentSays('您好', { role: 'agent', account: state.agent });
          had = [state.agent];
        } else {
          if (!handedTo(chat, to).includes('transferred')) continue;
          expect(had).not.toContain(to);
          had.push(to);
        }
      }
    }),
  );
});
