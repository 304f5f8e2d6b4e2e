import type { CaseTurn, CaseView } from '../../../protocol/cases.ts';
import { caseRelation, mayWithCase } from '../../../protocol/case-rights.ts';
import { isLookedAfter, type CaseReader } from './case-lists.ts';

/** What a person is called for. `overdueOf`: of a case that is not theirs. */
export type CaseCall = CaseTurn | 'overdueOf';

interface Heard extends Omit<CaseReader, 'now'> {
  /** Whoever did it, by their account. */
  by?: string | undefined;
}

/**
 * What a change of a case calls this person for; null if they made it, or if it is for others to act. An overdue case calls its owner, and the leads
 * who look after its department; one without an owner everybody in whose queue it stands. [P5] [P7]
 */
export function callOf(one: CaseView, turned: CaseTurn, { asker, departments, by }: Heard): CaseCall | null {
  if (by === asker.account) return null;
  const relation = caseRelation(asker, one, departments);
  const isOwn = relation === 'own';
  const isLeads = isLookedAfter(one, { asker, departments });
  switch (turned) {
    case 'overdue':
      if (isOwn) return 'overdue';
      return isLeads || relation === 'queue' ? 'overdueOf' : null;
    case 'warned':
      return isOwn || relation === 'queue' ? 'warned' : null;
    case 'offered':
      return one.owner !== asker.account && relation === 'offered' ? 'offered' : null;
    case 'proposed':
      return !isOwn && isLeads && mayWithCase(asker, 'approve', relation) ? 'proposed' : null;
    case 'approved':
    case 'returned':
      return isOwn ? turned : null;
  }
}
