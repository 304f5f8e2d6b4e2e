import type { CaseEntryType } from './cases';
import type { Asker } from './rights';

/**
 * What a case is to a member of staff. `offered`: it is handed over to them or to a department of theirs; `queue`: it
 * stands in the queue of such a department, or of the desk; `opened`: they have recorded it; `department`: a colleague's of
 * a department of theirs.
 */
export type CaseRelation = 'own' | 'offered' | 'queue' | 'opened' | 'department' | 'foreign';

/** What staff can do to a case. */
export type CaseAbility = 'read' | 'comment' | 'work' | 'handOver' | 'take' | 'decline' | 'approve';

/**
 * Who may do what to which cases, one row per ability. What is not here is forbidden. The server decides by it, and the
 * console offers actions by it.
 */
export const CASE_RIGHTS: Record<CaseAbility, Record<'agent' | 'lead', readonly (CaseRelation | 'any')[]>> = {
  read: { agent: ['own', 'offered', 'queue', 'opened', 'department'], lead: ['any'] },
  comment: { agent: ['own', 'offered', 'queue', 'opened', 'department'], lead: ['any'] },
  // P5, first-asked responsibility: whoever has it works on it, everybody else takes it first.
  work: { agent: ['own'], lead: ['any'] },
  handOver: { agent: ['own'], lead: ['any'] },
  take: { agent: ['own', 'offered', 'queue'], lead: ['any'] },
  // Who hands it over takes the offer back by the same.
  decline: { agent: ['own', 'offered'], lead: ['any'] },
  // P5: a proposal is a lead's to approve.
  approve: { agent: [], lead: ['any'] },
};

/** What an entry of this type needs. The desk's own entries are nobody's. */
export const CASE_ENTRY_NEEDS: Record<
  Exclude<
    CaseEntryType,
    'received' | 'released' | 'mailed' | 'warned' | 'overdue' | 'contactTold' | 'recounted' | 'erased'
  >,
  CaseAbility
> = {
  verified: 'work',
  proposed: 'work',
  approved: 'approve',
  answered: 'work',
  carriedOut: 'work',
  followedUp: 'work',
  archived: 'work',
  returned: 'work',
  classed: 'work',
  analysed: 'work',
  assigned: 'handOver',
  accepted: 'take',
  declined: 'decline',
  commented: 'comment',
  called: 'work',
  madeUrgent: 'comment',
  kept: 'work',
  broken: 'work',
  done: 'work',
  reopened: 'work',
  merged: 'work',
  unmerged: 'work',
};

/** What decides whose a case is. */
interface CaseOwner {
  owner: string | null;
  department: string | null;
  offeredTo: { owner: string } | { department: string } | null;
  openedBy: { account?: string };
}

/** What a case is to an account that belongs to these departments. */
export function caseRelation(
  { account }: Pick<Asker, 'account'>,
  { owner, department, offeredTo, openedBy }: CaseOwner,
  departments: readonly string[],
): CaseRelation {
  if (owner === account) return 'own';
  if (offeredTo !== null && isFor(offeredTo, account, departments)) return 'offered';
  const isTheirs = department !== null && departments.includes(department);
  if (owner === null && (department === null || isTheirs)) return 'queue';
  if (openedBy.account === account) return 'opened';
  return isTheirs ? 'department' : 'foreign';
}

function isFor(
  to: NonNullable<CaseOwner['offeredTo']>,
  account: string,
  departments: readonly string[],
): boolean {
  return 'owner' in to ? to.owner === account : departments.includes(to.department);
}

/** Whether an account may do something to a case with this relation to it. */
export function mayWithCase(
  { role }: Pick<Asker, 'role'>,
  ability: CaseAbility,
  relation: CaseRelation,
): boolean {
  const allowed = CASE_RIGHTS[ability][role === 'agent' ? 'agent' : 'lead'];
  return allowed.includes('any') || allowed.includes(relation);
}
