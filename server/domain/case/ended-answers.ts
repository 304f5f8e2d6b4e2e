import type { Case } from './case.ts';
import type { CaseEvent, CaseEventOf } from './case-event.ts';
import type { CaseLogEntry } from './log.ts';

const ENDING = ['returned', 'reopened', 'answered', 'kept', 'done'] as const;

/** Whether an event can make void what the customer was to be told; {@link endsAnswer} says whether it does. */
export function mayEndAnswer(event: CaseEvent): event is CaseEventOf<(typeof ENDING)[number]> {
  return ENDING.some((type) => type === event.type);
}

/**
 * Whether an entry makes void what the customer was to be told before: the answer was taken back, the case was opened again, or
 * it has a new answer. A complaint that is opened again keeps its answer. `after`: the case with this entry. [P5] [P10]
 */
export function endsAnswer(after: Case, entry: CaseLogEntry): boolean {
  if (entry.type === 'returned') return after.answer === null;
  if (entry.type === 'reopened') return after.kind !== 'complaint';
  const isAnswer = entry.type === 'answered' || entry.type === 'kept' || entry.type === 'done';
  return isAnswer && entry.data?.answer !== undefined;
}
