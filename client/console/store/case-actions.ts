import { COMPLAINT_STEPS, type AddCaseEntry, type CaseStep, type CaseView } from '../../../protocol/cases.ts';
import { CASE_ENTRY_NEEDS, caseRelation, mayWithCase } from '../../../protocol/case-rights.ts';
import { isPast, type CaseReader } from './case-lists.ts';

/** What can be put into the log of a case by hand; merging is offered beside similar cases. */
export type CaseAction = Exclude<AddCaseEntry['type'], 'merged'>;

/** What somebody can do to a case now. */
export interface CaseActions {
  /** The step that it waits for, on Alt+0; null if it waits for somebody else, or is over. */
  next: CaseAction | null;
  /** All others, on Alt+1 to Alt+9. */
  others: readonly CaseAction[];
}

/** A returned case may be reopened for this long. */
const REOPENED_WITHIN_MS = 30 * 86_400_000;

/** What somebody can do to a case now; the server checks it again. [P5] [P7] [P9] */
export function actionsOn(one: CaseView, reader: CaseReader): CaseActions {
  const { asker, departments } = reader;
  const relation = caseRelation(asker, one, departments);
  const possible =
    one.status === 'open' ? [...stepsOf(one, reader), ...alwaysOf(one)] : afterwards(one, reader);
  const permitted = possible.filter((type) => mayWithCase(asker, CASE_ENTRY_NEEDS[type], relation));
  const isOwn = one.owner === asker.account;
  const usable = permitted.filter((type) => type !== 'accepted' || !isOwn);
  // Who has not taken it takes it first; a lead who only approves need not.
  const approves = usable.find((type) => type === 'approved');
  const accepts = isOwn || relation === 'department' ? undefined : usable.find((type) => type === 'accepted');
  const next =
    approves ?? accepts ?? (STEPS.includes(usable[0] ?? 'commented') ? usable[0] : undefined) ?? null;
  return { next, others: usable.filter((type) => type !== next) };
}

/** What an act is called on this case: the same act is another for whoever hands a case over, or has marked it. */
export function actionName(
  type: CaseAction,
  { owner, urgent }: Pick<CaseView, 'owner' | 'urgent'>,
  account: string,
): CaseAction | 'notUrgent' | 'takenBack' {
  if (type === 'declined' && owner === account) return 'takenBack';
  return type === 'madeUrgent' && urgent ? 'notUrgent' : type;
}

/** The acts that lead a case on. */
const STEPS: readonly CaseAction[] = [
  'verified',
  'proposed',
  'approved',
  'answered',
  'carriedOut',
  'followedUp',
  'archived',
  'kept',
  'done',
  'reopened',
];

/** What may follow on each step of a complaint, the usual one first. [P5] */
const AFTER: Partial<Record<CaseStep, readonly CaseAction[]>> = {
  verified: ['proposed', 'answered'],
  proposed: ['approved'],
  approved: ['answered'],
  answered: ['carriedOut'],
  carriedOut: ['followedUp'],
  followedUp: ['archived'],
};

function stepsOf(one: CaseView, { now }: CaseReader): readonly CaseAction[] {
  switch (one.kind) {
    case 'complaint':
      return complaintSteps(one);
    case 'promise':
      if (one.step === 'broken') return ['done'];
      return isPast(one, now) ? ['broken'] : ['kept', 'broken'];
    case 'followUp':
    case 'message':
      return ['done', 'called'];
    case 'feedback':
      return ['done'];
  }
}

function complaintSteps(one: CaseView): readonly CaseAction[] {
  const after = AFTER[one.step] ?? ['verified'];
  // A simple one can be settled at once; a complex one needs a lead's approval.
  const steps = one.step !== 'verified' ? after : one.complex ? ['proposed' as const] : after.toReversed();
  return [...steps, ...(returnable(one).length > 0 ? (['returned'] as const) : []), 'classed', 'analysed'];
}

/** The steps to which a complaint can be sent back: those that it has passed, but the last. [P5] */
export function returnable({ passed }: CaseView): (typeof COMPLAINT_STEPS)[number][] {
  const before = passed.slice(0, -1).map(({ step }) => step);
  return COMPLAINT_STEPS.filter((step) => before.includes(step));
}

function alwaysOf({ offeredTo }: CaseView): readonly CaseAction[] {
  return [
    'accepted',
    ...(offeredTo === null ? [] : (['declined'] as const)),
    'assigned',
    'commented',
    'madeUrgent',
  ];
}

function afterwards({ kind, mergedInto, doneAt }: CaseView, { now }: CaseReader): readonly CaseAction[] {
  if (mergedInto !== null) return ['unmerged'];
  const isRecent = doneAt !== null && now - Date.parse(doneAt) <= REOPENED_WITHIN_MS;
  return [
    ...(isRecent ? (['reopened'] as const) : []),
    'commented',
    ...(kind === 'complaint' ? (['analysed'] as const) : []),
  ];
}
