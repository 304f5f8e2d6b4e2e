import type { CaseTurn } from '../../../protocol/cases.ts';
import { isOpen, isOverdue, type Case } from './case.ts';

/** What has just become of a case that calls somebody besides whoever did it; null for every other change. [P5] [P7] */
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

function isWarned({ deadline }: Case): boolean {
  return deadline?.warned === true;
}
