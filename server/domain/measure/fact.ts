import type { ComplaintClass } from '../../../protocol/cases.ts';
import type { ClosingStep } from '../../../protocol/entry.ts';
import type { Measure, Slice } from '../../../protocol/measures.ts';
import type { Instant } from '../instant.ts';

/** From a moment to just before another. */
export interface Stretch {
  from: Instant;
  to: Instant;
}

/** Something that happened and is counted: a figure is how many of these there are, and the list behind it is these. */
export interface Fact {
  measure: Measure;
  /** The first or the second part of the measure. */
  part: 0 | 1;
  /** When it was decided; of a turn, when it began. */
  at: Instant;
  /** Of a turn: when it ended. */
  until?: Instant;
  chatId: string | null;
  caseNumber: number | null;
  /** To whom it is credited; null: nobody. */
  agent: string | null;
  department: string | null;
  /** The record in force of the customer. */
  customer: string | null;
  customerClass: string | null;
  class: ComplaintClass | null;
  cause: string | null;
  /** How long it took, ms; of a rating what was expected minus what was found (S4). Null: nothing to measure. */
  value: number | null;
  missing: readonly ClosingStep[];
  rated?: { expected: number; perceived: number };
}

/** Of a fact what nobody has said. */
export const UNSAID = {
  ...{ chatId: null, caseNumber: null, agent: null, department: null, customer: null },
  ...{ customerClass: null, class: null, cause: null, value: null, missing: [] },
} as const;

/** By what the figures of a measure are told apart. */
export function slicesOf(measure: Measure): readonly Slice[] {
  return measure === 'complaints' || measure === 'answered' ? [...OF_ALL, 'class', 'cause'] : OF_ALL;
}

const OF_ALL = ['agent', 'department', 'customerClass'] as const;

/** Whether a fact counts for a stretch of time: a turn does as long as it lasts, everything else at its moment. */
export function isWithin({ at, until }: Fact, { from, to }: Stretch): boolean {
  if (at >= to) return false;
  return until === undefined ? at >= from : until > from;
}
