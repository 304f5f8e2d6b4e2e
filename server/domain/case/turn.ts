import type { CaseTurn } from '../../../protocol/cases.ts';
import { accountOf } from '../chat/author.ts';
import { isOpen, isOverdue, type Case } from './case.ts';
import type { CaseLogEntry } from './log.ts';

/** What has just become of a case that calls somebody; null for every other change. [P5] [P7] */
export function turnOf(before: Case | null, after: Case): CaseTurn | null {
  if (before === null || !isOpen(after)) return null;
  if (isOverdue(after) && !isOverdue(before)) return 'overdue';
  if (isWarned(after) && !isWarned(before)) return 'warned';
  if (after.offer !== null && JSON.stringify(after.offer) !== JSON.stringify(before.offer)) return 'offered';
  if (after.step === before.step) return null;
  if (after.step === 'proposed' && before.step === 'verified') return 'proposed';
  if (before.step !== 'proposed') return null;
  return after.step === 'approved' ? 'approved' : 'returned';
}

/** Whoever made it so, and is not called for it; null: the time that passed, which calls everybody whom it concerns. */
export function turnedBy(turned: CaseTurn, entries: readonly Pick<CaseLogEntry, 'by'>[]): string | null {
  if (turned === 'overdue' || turned === 'warned') return null;
  // The desk may add lines of its own after it.
  return entries.map(({ by }) => accountOf(by)).findLast((account) => account !== null) ?? null;
}

function isWarned({ deadline }: Case): boolean {
  return deadline?.warned === true;
}
