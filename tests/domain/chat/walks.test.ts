import fc from 'fast-check';
import { deadlinesOf } from '../../../server/domain/chat/deadlines.ts';
import { fold } from '../../../server/domain/chat/fold.ts';
import { newChat } from '../../../server/domain/chat/chat.ts';
import type { ChatEvent } from '../../../server/domain/chat/chat-event.ts';
import { AChat, AGENT, HOUR, LEAD, MINUTE, OTHER, RULES } from './a-chat.ts';

const staff = fc.constantFrom(AGENT, OTHER, LEAD);
const words = fc.constantFrom('你好', '滚', '谢谢', '订单到哪了');

const place = fc.integer({ min: 1, max: 20 });
const statementEvent: fc.Arbitrary<ChatEvent> = fc.oneof(
  fc.record({ type: fc.constant('statementApproved' as const), by: fc.constant(LEAD), seq: place }),
  fc.record({
    type: fc.constant('statementApproved' as const),
    by: fc.constant(LEAD),
    seq: place,
    text: fc.constant('我们正在核实。'),
    promises: fc.constantFrom(null, 'moment' as const),
  }),
  fc.record({
    type: fc.constant('statementRefused' as const),
    by: fc.constant(LEAD),
    seq: place,
    reason: fc.constant('不要承诺'),
  }),
  fc.record({ type: fc.constant('statementTakenBack' as const), by: staff, seq: place }),
);

const event: fc.Arbitrary<ChatEvent> = fc.oneof(
  fc.record({ type: fc.constant('customerWrote' as const), clientId: fc.uuid(), text: words }),
  fc.record({ type: fc.constant('staffWrote' as const), by: staff, clientId: fc.uuid(), text: words }),
  fc.record({ type: fc.constant('noted' as const), by: staff, clientId: fc.uuid(), text: words }),
  fc.record({ type: fc.constant('assigned' as const), to: fc.constantFrom('1001', '1002') }),
  fc.record({ type: fc.constantFrom('accepted' as const, 'offerDeclined' as const), by: staff }),
  fc.record({ type: fc.constant('overdueHandedOn' as const), to: fc.constantFrom('1001', '1002', null) }),
  fc.record({ type: fc.constant('offerWithdrawn' as const), agent: fc.constantFrom('1001', '1002') }),
  fc.record({ type: fc.constant('takenOver' as const), by: staff }),
  fc.record({
    type: fc.constant('transferred' as const),
    by: staff,
    to: fc.constantFrom('1001', '1002', null),
  }),
  fc.record({ type: fc.constant('warned' as const), by: staff, text: fc.constant('请您关闭窗口,谢谢。') }),
  fc.record({ type: fc.constant('warningLifted' as const), by: staff }),
  fc.record({ type: fc.constant('flagged' as const), by: staff, seq: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ type: fc.constant('unflagged' as const), by: staff, seq: fc.integer({ min: 1, max: 20 }) }),
  fc.record({
    type: fc.constant('staffWrote' as const),
    by: staff,
    clientId: fc.uuid(),
    text: fc.constant('请您尊重本次对话。'),
    phrase: fc.constant({ phraseId: 'abusive_language.2', phraseUse: 'verbatim' as const, manual: '1' }),
  }),
  fc.record({
    type: fc.constant('staffWrote' as const),
    by: staff,
    clientId: fc.uuid(),
    text: fc.constant('我问一下同事'),
    promises: fc.constantFrom('moment' as const, 'hours' as const, { ms: 10 * MINUTE }),
  }),
  fc.record({ type: fc.constant('leadAsked' as const), by: staff }),
  fc.record({
    type: fc.constant('noted' as const),
    by: staff,
    clientId: fc.uuid(),
    text: fc.constant('@1002 请看'),
    mentions: fc.constant(['1002']),
  }),
  fc.record({
    type: fc.constant('leadCalled' as const),
    by: staff,
    reason: fc.constant('客户要找主管'),
    onDuty: fc.constantFrom(0, 1),
  }),
  fc.record({
    type: fc.constantFrom('leadCallAnswered' as const, 'leadCallWithdrawn' as const),
    by: staff,
  }),
  fc.record({
    type: fc.constant('staffWrote' as const),
    by: staff,
    clientId: fc.uuid(),
    text: fc.constant('很抱歉。'),
    phrase: fc.record({
      phraseId: fc.constantFrom('complaint.1', 'anything_else.1'),
      phraseUse: fc.constant('verbatim' as const),
      manual: fc.constant('1'),
    }),
  }),
  fc.record({
    type: fc.constant('complaintRecorded' as const),
    by: staff,
    number: fc.constantFrom(1001, 1002),
    isOver: fc.boolean(),
  }),
  fc.record({ type: fc.constant('leadOfferPassed' as const), by: staff }),
  fc.record({ type: fc.constant('crisisBegun' as const), by: staff, onDuty: fc.constant(1) }),
  fc.record({
    type: fc.constant('crisisReported' as const),
    by: staff,
    what: fc.constant('客户吃坏了肚子'),
    fault: fc.constant('unknown' as const),
  }),
  fc.record({ type: fc.constant('crisisEnded' as const), by: fc.constant(LEAD) }),
  fc.record({ type: fc.constantFrom('joinedBeside' as const, 'leftBeside' as const), by: staff }),
  fc.record({
    type: fc.constant('decided' as const),
    by: fc.constant(LEAD),
    grant: fc.boolean(),
    farewell: fc.constant({ text: '感谢您的使用,再见。' }),
  }),
  fc.record({
    type: fc.constant('held' as const),
    by: staff,
    length: fc.constantFrom(MINUTE, 5 * MINUTE),
    say: fc.constant({ text: '请稍等,我为您查一下。' }),
  }),
  fc.record({
    type: fc.constant('promiseMade' as const),
    by: staff,
    number: fc.constantFrom(1001, 1002),
    until: fc.constantFrom(1_000_000 + HOUR, 1_000_000 + 3 * HOUR),
  }),
  fc.record({
    type: fc.constant('promiseEnded' as const),
    by: staff,
    number: fc.constantFrom(1001, 1002),
    outcome: fc.constantFrom('kept' as const, 'broken' as const, 'withdrawn' as const),
  }),
  fc.record({
    type: fc.constant('wrappedUp' as const),
    by: staff,
    clientId: fc.uuid(),
    tags: fc.subarray(['refund', 'late']),
    summary: fc.constantFrom('', '退款'),
    done: fc.boolean(),
    mustHaveTag: fc.boolean(),
  }),
  fc.record({ type: fc.constant('wrapUpExtended' as const), by: staff }),
  fc.record({ type: fc.constant('agentLost' as const), agent: fc.constantFrom('1001', '1002') }),
  fc.record({ type: fc.constant('agentBack' as const), agent: fc.constantFrom('1001', '1002') }),
  fc.record({ type: fc.constant('customerRated' as const), score: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    type: fc.constant('timePassed' as const),
    customerTyping: fc.boolean(),
    customerOnline: fc.boolean(),
  }),
  ...[statementEvent, statementEvent, statementEvent],
  // Rare, or every walk would be short.
  fc.constantFrom<ChatEvent>(
    { type: 'customerLeft' },
    { type: 'offersRefused' },
    { type: 'staffClosed', by: AGENT },
    { type: 'timePassed', customerTyping: false, customerOnline: true },
  ),
);
const walk = fc.array(fc.tuple(fc.constantFrom(0, 1, MINUTE, 5 * MINUTE, HOUR, -MINUTE), event), {
  maxLength: 60,
});

/** Walks, and asks after each step. */
function walked(
  steps: [number, ChatEvent][],
  ask: (chat: AChat, event: ChatEvent, added: string[], owed: boolean) => void,
): void {
  const chat = new AChat(1_000_000, { ...RULES, wrapUpTime: 5 * MINUTE, wrapUpHolds: true });
  chat.customerSays();
  for (const [ms, what] of steps) {
    const owed = chat.chat.state.status === 'open' && chat.chat.state.owes === 'agent';
    ask(chat, what, chat.after(ms).does(what), owed);
  }
}

describe('random walks over everything that can happen', () => {
  it('[P1] [P7] whoever was promised something does not owe, and is not closed as idle', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        let promised = false;
        walked(steps, (chat, event, added) => {
          if (promised) expect(chat.reason).not.toBe('idle');
          if (event.type === 'staffWrote' && added.includes('held'))
            expect(chat.chat.state).toMatchObject({ owes: 'agent', silentSince: null });
          promised = chat.chat.hold !== null || chat.chat.promises.length > 0;
          if (promised) expect(deadlinesOf(chat.chat, RULES).map(({ kind }) => kind)).not.toContain('idle');
        });
      }),
    );
  });

  it.each([null, 2 * MINUTE])(
    'replaying the log gives exactly the row, offered for %s ms',
    (acceptWithin) => {
      fc.assert(
        fc.property(walk, (steps) => {
          const chat = new AChat(1_000_000, { ...RULES, acceptWithin, overdueHandover: acceptWithin });
          const birth = chat.chat;
          chat.customerSays();
          for (const [ms, what] of steps) chat.after(ms).does(what);
          expect(chat.entries.reduce(fold, newChat(birth))).toEqual(chat.chat);
        }),
      );
    },
  );

  it('both counts are gapless, and time never goes back', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        walked(steps, () => undefined);
        const chat = new AChat();
        for (const [ms, what] of steps) chat.after(ms).does(what);
        const seen = chat.entries.flatMap(({ customerSeq }) => customerSeq ?? []);
        expect(chat.entries.map(({ seq }) => seq)).toEqual(chat.entries.map((_, index) => index + 1));
        expect(seen).toEqual(seen.map((_, index) => index + 1));
      }),
    );
  });

  it('[P1] time alone never closes a chat as idle while the agent owes', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        walked(steps, (chat, what, added, owed) => {
          if (what.type === 'timePassed' && owed && added.includes('closed'))
            expect(chat.reason).toBe('harassment');
        });
      }),
    );
  });

  it('[P2] nobody is closed for harassment without a person’s warning and a harassing message after it', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        walked(steps, (chat, _what, added) => {
          if (!added.includes('closed') || chat.reason !== 'harassment') return;
          const warned = chat.entries.findLast(({ kind }) => kind === 'warned');
          const closed = chat.entries.findLast(({ kind }) => kind === 'closed');
          expect(warned?.by.role).not.toBe('system');
          expect(
            closed?.kind === 'closed' && closed.data.evidence?.every((seq) => seq > (warned?.seq ?? 0)),
          ).toBe(true);
          expect(closed?.kind === 'closed' && closed.data.evidence?.length).toBeGreaterThan(0);
        });
      }),
    );
  });

  it('[P3] nobody is closed for foul language without two phrases, a question and a lead’s grant', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        walked(steps, (chat, _what, added) => {
          if (!added.includes('closed') || chat.reason !== 'abuse') return;
          const decision = chat.entries.findLast(({ kind }) => kind === 'close_decided');
          expect(decision).toMatchObject({ by: { role: 'lead' }, data: { granted: true } });
          expect(chat.entries.some(({ kind }) => kind === 'close_asked')).toBe(true);
          expect(chat.chat.abuse.steps).toBeGreaterThanOrEqual(2);
        });
      }),
    );
  });

  it('a closed chat takes only notes, one rating, its wrap-up, the report of a crisis, and what becomes of a promise', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        walked(steps, (chat, _what, added) => {
          const over = chat.entries.findIndex(({ kind }) => kind === 'closed');
          const after = over < 0 ? [] : chat.entries.slice(over + 1).map(({ kind }) => kind);
          const allowed = ['note', 'rated', 'crisis_reported', 'promise_made', 'promise_ended'];
          const wrapUp = ['wrapped_up', 'wrap_up_extended', 'wrap_up_over'];
          expect(after.filter((kind) => ![...allowed, ...wrapUp].includes(kind))).toEqual([]);
          expect(after.filter((kind) => kind === 'wrap_up_over').length).toBeLessThanOrEqual(1);
          expect(after.filter((kind) => kind === 'rated').length).toBeLessThanOrEqual(1);
          const own = added.filter((kind) => kind !== 'approval_withdrawn');
          expect(own.length).toBeLessThanOrEqual(own.includes('approval_decided') ? 11 : 3);
        });
      }),
    );
  });

  it('[P6] nobody is beside themselves or in a closed chat, and a call is open in a running chat only', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        walked(steps, ({ chat }) => {
          const { joined, invited } = chat.beside;
          const agent = chat.state.status === 'open' ? chat.state.agent : null;
          expect([...joined, ...invited]).not.toContain(agent);
          expect(new Set([...joined, ...invited]).size).toBe(joined.length + invited.length);
          if (chat.state.status !== 'closed') return;
          expect([joined, invited, chat.leadCall]).toEqual([[], [], null]);
        });
      }),
    );
  });

  it('what is due by the rules is what the sweep will find', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        walked(steps, (chat) => {
          if (chat.status !== 'closed') return;
          const due = deadlinesOf(chat.chat, chat.rules).filter(
            ({ kind, at }) => kind === 'wrapUp' && at <= chat.now,
          );
          expect(chat.timePasses({ online: false })).toEqual(due.map(() => 'wrap_up_over'));
        });
      }),
    );
    expect(RULES.idleClose).toBe(HOUR);
  });
});
