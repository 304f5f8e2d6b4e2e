import fc from 'fast-check';
import { isInCrisis, newChat } from '../../../server/domain/chat/chat.ts';
import type { ChatEvent } from '../../../server/domain/chat/chat-event.ts';
import { fold } from '../../../server/domain/chat/fold.ts';
import type { LogEntry } from '../../../server/domain/chat/log.ts';
import type { Statement } from '../../../server/domain/chat/rules/crisis.ts';
import { PENDING_MAX } from '../../../protocol/limits.ts';
import { AChat, AGENT, HOUR, LEAD, MINUTE, OTHER } from './a-chat.ts';

const staff = fc.constantFrom(AGENT, AGENT, OTHER, LEAD);
const DECISIONS = ['statementApproved', 'statementRefused', 'statementTakenBack'];

/** What staff do in a crisis: `nth` is one of the statements that wait, if there are so many. */
type Move = { does: ChatEvent } | { decides: 'approve' | 'change' | 'refuse' | 'takeBack'; nth: number };

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: wrote() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      decides: fc.constantFrom('approve' as const, 'change' as const, 'refuse' as const, 'takeBack' as const),
      nth: fc.integer({ min: 0, max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: others() }) },
);

function wrote(): fc.Arbitrary<ChatEvent> {
  return fc.record({
    ...{ type: fc.constant('staffWrote' as const), by: staff, clientId: fc.uuid(), text: fc.uuid() },
    promises: fc.constantFrom(null, 'moment' as const, { ms: 10 * MINUTE }),
  });
}

function others(): fc.Arbitrary<ChatEvent> {
  return fc.oneof(
    fc.record({ type: fc.constant('customerWrote' as const), clientId: fc.uuid(), text: fc.uuid() }),
    fc.record({
      ...{ type: fc.constant('held' as const), by: staff, length: fc.constant(MINUTE) },
      say: fc.record({ text: fc.uuid() }),
    }),
    fc.record({ type: fc.constant('warned' as const), by: staff, text: fc.constant('请您文明用语') }),
    fc.record({ type: fc.constant('staffClosed' as const), by: staff }),
    fc.record({
      ...{ type: fc.constant('transferred' as const), by: staff },
      ...{ to: fc.constantFrom('1001', '1002', null), say: fc.record({ text: fc.uuid() }) },
    }),
    fc.record({ type: fc.constant('takenOver' as const), by: staff }),
    fc.record({ type: fc.constant('accepted' as const), by: staff }),
    fc.record({ type: fc.constantFrom('joinedBeside' as const, 'leftBeside' as const), by: staff }),
    fc.record({ type: fc.constant('crisisBegun' as const), by: staff, onDuty: fc.constant(1) }),
    fc.record({ type: fc.constant('crisisEnded' as const), by: fc.constant(LEAD) }),
    fc.constant({ type: 'timePassed', customerTyping: false, customerOnline: false } as const),
  );
}

function eventOf(move: Move, { chat }: AChat): ChatEvent | null {
  if ('does' in move) return move.does;
  const waits = chat.crisis?.statements[move.nth];
  if (!waits) return null;
  const { seq } = waits;
  switch (move.decides) {
    case 'approve':
      return { type: 'statementApproved', by: LEAD, seq };
    case 'change':
      return { type: 'statementApproved', by: LEAD, seq, text: `改 ${seq}`, promises: 'moment' };
    case 'refuse':
      return { type: 'statementRefused', by: LEAD, seq, reason: '不行' };
    case 'takeBack':
      return { type: 'statementTakenBack', by: { role: 'agent', account: waits.by }, seq };
  }
}

const walk = fc.array(fc.tuple(fc.constantFrom(0, MINUTE, HOUR), move), { minLength: 20, maxLength: 60 });

function begun(): AChat {
  const chat = new AChat();
  chat.customerSays('我要找媒体曝光');
  chat.does({ type: 'accepted', by: AGENT });
  chat.does({ type: 'joinedBeside', by: OTHER });
  chat.does({ type: 'crisisBegun', by: AGENT, onDuty: 1 });
  return chat;
}

/** What one event did: the lines that it added, and what waited before. */
interface Step {
  event: ChatEvent;
  wasCrisis: boolean;
  waited: readonly Statement[];
  added: readonly LogEntry[];
}

/** Walks, and hands out what each event did. */
function walked(steps: [number, Move][], look: (step: Step, chat: AChat) => void): AChat {
  const chat = begun();
  for (const [ms, what] of steps) {
    const event = eventOf(what, chat.after(ms));
    if (event === null) continue;
    const [wasCrisis, waited] = [isInCrisis(chat.chat), chat.chat.crisis?.statements ?? []];
    const from = chat.entries.length;
    chat.does(event);
    look({ event, wasCrisis, waited, added: chat.entries.slice(from) }, chat);
  }
  return chat;
}

const sentBy = ({ added: [first] }: Step): number[] =>
  first?.kind === 'approval_decided' || first?.kind === 'approval_withdrawn' ? first.data.sent : [];

/** The lines by agents that say something to the customer. */
const outward = ({ added }: Step): LogEntry[] =>
  added.filter(
    ({ by, kind }) => by.role === 'agent' && ['message', 'warned', 'held', 'closed'].includes(kind),
  );

/** Remembers the words that a lead has let through. */
function learn(approved: Map<number, string>, { waited, added: [first] }: Step): void {
  if (first?.kind !== 'approval_decided' || !first.data.granted) return;
  const asked = waited.find(({ seq }) => seq === first.data.seq);
  approved.set(first.data.seq, first.text ?? asked?.text ?? '');
}

it('[P6] no statement of an agent reaches the customer of a crisis chat without a lead’s approval of exactly its words', () => {
  let reached = 0;
  fc.assert(
    fc.property(walk, (steps) => {
      const approved = new Map<number, string>();
      walked(steps, (step) => {
        if (!step.wasCrisis) return;
        if (!DECISIONS.includes(step.event.type)) return expect(outward(step)).toEqual([]);
        learn(approved, step);
        const sent = sentBy(step);
        const messages = outward(step).flatMap((one) => (one.kind === 'message' ? [one.text] : []));
        expect(messages).toEqual(sent.map((seq) => approved.get(seq)));
        // Once: what was sent cannot be sent again.
        expect(sent.map((seq) => approved.delete(seq))).toEqual(sent.map(() => true));
        reached += sent.length;
      });
    }),
    { numRuns: 300 },
  );
  expect(reached).toBeGreaterThan(20);
});

it('[P6] statements leave in the order of their author, are bounded, end with the crisis, and follow from the log', () => {
  fc.assert(
    fc.property(walk, (steps) => {
      const last = new Map<string, number>();
      const chat = walked(steps, (step, { chat: now, status }) => {
        const waits = now.crisis?.statements ?? [];
        expect(waits.length).toBeLessThanOrEqual(PENDING_MAX);
        if (!isInCrisis(now) || status !== 'open') expect(waits).toEqual([]);
        for (const seq of sentBy(step)) {
          const author = step.waited.find((one) => one.seq === seq)?.by ?? '';
          expect(seq).toBeGreaterThan(last.get(author) ?? 0);
          last.set(author, seq);
        }
      });
      expect(chat.entries.reduce(fold, newChat(new AChat().chat))).toEqual(chat.chat);
    }),
  );
});
