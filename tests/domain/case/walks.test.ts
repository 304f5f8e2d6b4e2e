import fc from 'fast-check';
import { CASE_KINDS, COMPLAINT_STEPS } from '../../../protocol/cases.ts';
import { newCase, nextDue, type Case } from '../../../server/domain/case/case.ts';
import type { CaseEvent } from '../../../server/domain/case/case-event.ts';
import { withoutPerson } from '../../../server/domain/case/erasing.ts';
import { fold } from '../../../server/domain/case/fold.ts';
import { CaseLine } from '../../../server/domain/case/log.ts';
import { ACase, AGENT, DAY, FRIDAY, HOUR, LEAD, OTHER, RULES } from './a-case.ts';

const NAMED = { ...RULES, times: { ...RULES.times, contactAfter: 2 * HOUR } };

const by = fc.constantFrom(AGENT, OTHER, LEAD);
const text = fc.constantFrom('客户催', '已经退款');
const said = <T extends CaseEvent['type']>(...types: T[]) =>
  fc.record({ type: fc.constantFrom(...types), by, text });

const event: fc.Arbitrary<CaseEvent> = fc.oneof(
  { weight: 6, arbitrary: said('verified', 'proposed', 'approved', 'answered', 'carriedOut') },
  fc.record({ type: fc.constant('followedUp' as const), by, satisfied: fc.boolean() }),
  fc.record({ type: fc.constant('archived' as const), by, cause: text, measure: text }),
  fc.record(
    { type: fc.constant('returned' as const), by, text, to: fc.constantFrom(...COMPLAINT_STEPS) },
    { requiredKeys: ['type', 'by', 'text'] },
  ),
  fc.record({ type: fc.constant('classed' as const), by, complex: fc.boolean() }),
  fc.record({ type: fc.constant('analysed' as const), by, fields: fc.constant({ proof: '试验' }) }),
  fc.record({
    type: fc.constant('assigned' as const),
    by,
    to: fc.constantFrom({ owner: '1002' }, { owner: '1001' }, { department: 'returns' }),
  }),
  said('accepted', 'declined', 'commented', 'kept', 'broken', 'done', 'reopened', 'unmergedInto'),
  fc.record({
    ...{ type: fc.constant('called' as const), by },
    outcome: fc.constantFrom('reached' as const, 'notReached' as const),
  }),
  fc.record({ type: fc.constant('madeUrgent' as const), by, urgent: fc.boolean() }),
  fc.record({ type: fc.constant('mergedInto' as const), by, into: fc.constantFrom(1, 2) }),
  fc.record({
    type: fc.constant('mergedFrom' as const),
    by,
    from: fc.constantFrom(3, 4),
    deadline: fc.constantFrom(null, { dueAt: FRIDAY + HOUR }),
  }),
  fc.record({ type: fc.constant('unmergedFrom' as const), by, from: fc.constantFrom(3, 4) }),
  fc.record({ type: fc.constant('recounted' as const), by }),
  { weight: 3, arbitrary: fc.constant({ type: 'timePassed' as const }) },
);

const walk = fc.record({
  kind: fc.constantFrom(...CASE_KINDS),
  owner: fc.constantFrom('1001', null),
  events: fc.array(fc.tuple(event, fc.constantFrom(0, HOUR, 11 * HOUR, 3 * DAY)), { maxLength: 40 }),
});

/** A case after a walk, and what it was after each step. */
function walked({ kind, owner, events }: typeof walk extends fc.Arbitrary<infer W> ? W : never) {
  const opened = {
    owner,
    ...(kind === 'promise' ? { dueAt: FRIDAY + DAY } : {}),
    ...(kind === 'complaint' ? { class: 'quality' as const, complex: true } : {}),
  };
  const one = new ACase(kind, opened, FRIDAY, NAMED);
  const seen: Case[] = [one.case];
  for (const [next, time] of events) {
    one.now += time;
    one.happens(next);
    seen.push(one.case);
  }
  return { one, seen };
}

/** What a row keeps of a line. */
const storedAs = (line: object): unknown => JSON.parse(JSON.stringify(line));

test('[P5] [P7] replaying the log gives the row, and a row keeps every line', () => {
  fc.assert(
    fc.property(walk, (way) => {
      const { one } = walked(way);
      const start = newCase(one.case);
      expect(one.entries.reduce(fold, start)).toEqual(one.case);
      for (const entry of one.entries) expect(entry).toMatchObject(CaseLine.parse(storedAs(entry)));
    }),
  );
});

test('what ended has no deadline, what was overdue stays so, and nobody loses a case', () => {
  fc.assert(
    fc.property(walk, (way) => {
      const { seen } = walked(way);
      for (const [n, now] of seen.entries()) {
        const before = seen[n - 1];
        if (now.state.status !== 'open') expect(nextDue(now)).toBeNull();
        if (before?.everOverdue) expect(now.everOverdue).toBe(true);
        if (before && before.owner !== null) expect(now.owner).not.toBeNull();
        if (before?.owner !== now.owner && now.state.status === 'open')
          expect(now.lastSeq === 1 || now.offer === null).toBe(true);
      }
    }),
  );
});

test('each deadline is warned of at most once and missed at most once', () => {
  fc.assert(
    fc.property(walk, (way) => {
      const { one } = walked(way);
      const rungs = one.entries.flatMap((entry) =>
        entry.type === 'warned' || entry.type === 'overdue' ? [`${entry.type} ${entry.data.n}`] : [],
      );
      expect(new Set(rungs).size).toBe(rungs.length);
    }),
  );
});

test('[P5] the named contact is told at most once, of what is overdue; and what is due is found by the sweep', () => {
  fc.assert(
    fc.property(walk, (way) => {
      const { one } = walked(way);
      const told = one.entries.filter(({ type }) => type === 'contactTold');
      expect(told.length).toBeLessThanOrEqual(one.case.everOverdue ? 1 : 0);
      const due = nextDue(one.case);
      if (due === null) return;
      one.now = Math.max(one.now, due);
      expect(one.passes(0)).not.toEqual([]);
    }),
  );
});

test('nothing that people said is left of an erased case, and its log still gives its row', () => {
  fc.assert(
    fc.property(walk, (way) => {
      const { one } = walked(way);
      one.happens({ type: 'erased', by: LEAD });
      const left = withoutPerson(one.case, one.entries);
      const written = JSON.stringify(left);
      for (const word of ['杯子', '客户催', '已经退款', '试验', '"chat"'])
        expect(written).not.toContain(word);
      expect([left.case.step, left.case.deadline]).toEqual([one.case.step, one.case.deadline]);
      expect(left.case.state.status).not.toBe('open');
    }),
  );
});
