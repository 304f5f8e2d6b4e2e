import { CLOSING_STEPS, type ClosingStep } from '../../../protocol/entry.ts';
import {
  ROWS_MAX,
  type CustomerRow,
  type Measure,
  type Measured,
  type Pace,
} from '../../../protocol/measures.ts';
import { iso } from '../instant.ts';
import type { Period } from '../report/period.ts';
import { bucketsOf, inBuckets, paceOf } from './buckets.ts';
import { ranked } from './customers.ts';
import { slicesOf, type Fact, type Stretch } from './fact.ts';
import { byMeasure, figuresOf, slicedBy } from './figures.ts';

/** What the screen shows of some facts; the names of customers are added outside. */
export function measuredFrom(
  facts: readonly Fact[],
  period: Period & { department?: string },
  by: Pace,
  timeZone: string,
): Omit<Measured, 'before'> {
  const { from, to, days, department } = period;
  const whole: Stretch = { from, to };
  const pace = paceOf(by, period);
  const buckets = bucketsOf(period, pace, timeZone);
  const bucketed = inBuckets(facts, buckets);
  const all = byMeasure(facts);
  const sliced = (measure: Measure) => slicesIn(measure, all.get(measure) ?? [], whole);
  return {
    ...{ from: iso(from), to: iso(to), timeZone, days, by: pace },
    ...(department === undefined ? {} : { department }),
    total: figuresOf(facts, whole),
    series: buckets.map((bucket, at) => ({
      ...bucket.days,
      figures: figuresOf(bucketed[at] ?? [], bucket),
    })),
    slices: {
      complaints: sliced('complaints'),
      answered: sliced('answered'),
      promises: sliced('promises'),
      closing: sliced('closing'),
      followUps: sliced('followUps'),
      leadReply: sliced('leadReply'),
      atOnce: sliced('atOnce'),
      expectation: sliced('expectation'),
    },
    missing: missingIn(all.get('closing') ?? []),
    customers: customersIn(all.get('complaints') ?? []),
  };
}

function slicesIn(measure: Measure, facts: readonly Fact[], whole: Stretch): Measured['slices'][Measure] {
  return Object.fromEntries(
    slicesOf(measure).map((by) => [by, slicedBy(by, measure, { facts, stretch: whole, limit: ROWS_MAX })]),
  );
}

function missingIn(facts: readonly Fact[]): Record<ClosingStep, number> {
  const counts: Record<ClosingStep, number> = {
    ...{ answer_question: 0, confirm_understood: 0, anything_else: 0 },
    ...{ answer_thanks: 0, answer_goodbye: 0, farewell: 0 },
  };
  for (const { missing } of facts)
    for (const step of CLOSING_STEPS) if (missing.includes(step)) counts[step] += 1;
  return counts;
}

/** Who makes most of the chats and of the complaints. S4 (80/20) */
function customersIn(facts: readonly Fact[]): Measured['customers'] {
  const complaints = ranked(facts.filter(({ part }) => part === 0));
  const chats = ranked(facts.filter(({ part }) => part === 1));
  const classes = new Map(facts.map(({ customer, customerClass }) => [customer, customerClass]));
  const most = [...new Set([...chats.counts.keys(), ...complaints.counts.keys()])]
    .map((id): CustomerRow => {
      const [ofChats = 0, ofComplaints = 0] = [chats.counts.get(id), complaints.counts.get(id)];
      const row = { id, name: null, class: classes.get(id) ?? null };
      return { ...row, chats: ofChats, complaints: ofComplaints };
    })
    .sort(
      (one, other) =>
        other.chats - one.chats || other.complaints - one.complaints || (one.id < other.id ? -1 : 1),
    )
    .slice(0, ROWS_MAX);
  return { chats: chats.share, complaints: complaints.share, rows: most };
}
