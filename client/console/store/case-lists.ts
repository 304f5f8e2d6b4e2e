import type { CaseKind, CaseStep, CaseView, ComplaintClass } from '../../../protocol/cases.ts';
import { caseRelation, mayWithCase } from '../../../protocol/case-rights.ts';
import type { Asker } from '../../../protocol/rights.ts';

/** Which cases the screen of work shows. `approval` and `shift` are for leads. */
export const CASE_FOLDERS = ['mine', 'queue', 'department', 'all', 'approval', 'shift'] as const;

/** One of {@link CASE_FOLDERS}. */
export type CaseFolder = (typeof CASE_FOLDERS)[number];

/** What the list of cases is narrowed to; what is left out does not narrow it. */
export interface CaseFilters {
  kind?: CaseKind;
  class?: ComplaintClass;
  step?: CaseStep;
  /** An account, or `none`. */
  owner?: string;
  customer?: string;
  /** Words in it, or its number. */
  q?: string;
  /** Those that are over as well. */
  over?: true;
}

/** Who looks, and when. */
export interface CaseReader {
  asker: Asker;
  /** The departments that they belong to. */
  departments: readonly string[];
  /** Unix ms. */
  now: number;
}

/** Whether a deadline has passed; asked of the clock, so that it is right before the desk has said so. */
export function isPast({ dueAt, status, overdue }: CaseView, now: number): boolean {
  return status === 'open' && (overdue || (dueAt !== null && Date.parse(dueAt) <= now));
}

/** Whether a case has passed its warning but not its deadline. */
export function isSoon(one: CaseView, now: number): boolean {
  const { status, warnAt, warned } = one;
  if (status !== 'open' || isPast(one, now)) return false;
  return warned || (warnAt !== null && Date.parse(warnAt) <= now);
}

/** Why a case stands in somebody's list although it is not theirs; null if it is, or does not wait for them. */
export function waitsFor(one: CaseView, { asker, departments }: CaseReader): 'offered' | 'approval' | null {
  if (one.status !== 'open') return null;
  if (one.step === 'proposed' && mayWithCase(asker, 'approve', caseRelation(asker, one, departments)))
    return 'approval';
  return caseRelation(asker, one, departments) === 'offered' ? 'offered' : null;
}

const IN_FOLDER: Record<CaseFolder, (one: CaseView, reader: CaseReader) => boolean> = {
  mine: (one, reader) => one.owner === reader.asker.account || isOfferedTo(one, reader),
  queue: (one, reader) =>
    caseRelation(reader.asker, one, reader.departments) === 'queue' ||
    isQueued(one) ||
    isOfferedToDepartment(one, reader),
  department: ({ department }, { departments }) => department !== null && departments.includes(department),
  all: () => true,
  approval: ({ step }) => step === 'proposed',
  shift: (one, { now }) => one.dueAt !== null && Date.parse(one.dueAt) <= endOfDay(now),
};

function isQueued({ owner, offeredTo }: CaseView): boolean {
  return owner === null && offeredTo === null;
}

function isOfferedTo({ offeredTo }: CaseView, { asker }: CaseReader): boolean {
  return offeredTo !== null && 'owner' in offeredTo && offeredTo.owner === asker.account;
}

function isOfferedToDepartment({ offeredTo }: CaseView, { departments }: CaseReader): boolean {
  return offeredTo !== null && 'department' in offeredTo && departments.includes(offeredTo.department);
}

/** The folder that holds all of these cases, and the fewest others. */
export function folderOf(cases: readonly CaseView[], reader: CaseReader): CaseFolder {
  const near = ['mine', 'approval', 'queue'] as const;
  return near.find((folder) => cases.every((one) => IN_FOLDER[folder](one, reader))) ?? 'all';
}

/** Whether a case belongs on the list. Words are left to the server, which looks into the whole log. */
export function isListed(
  one: CaseView,
  folder: CaseFolder,
  { kind, class: about, step, owner, customer, over }: CaseFilters,
  reader: CaseReader,
): boolean {
  if (one.status !== 'open' && over !== true) return false;
  if (kind !== undefined && one.kind !== kind) return false;
  if (about !== undefined && one.class !== about) return false;
  if (step !== undefined && one.step !== step) return false;
  if (owner !== undefined && one.owner !== (owner === 'none' ? null : owner)) return false;
  if (customer !== undefined && one.customerId !== customer) return false;
  return IN_FOLDER[folder](one, reader);
}

/** What runs first, by its deadline, what has none after that; then what is over, the latest first. */
export function byDue(a: CaseView, b: CaseView): number {
  if (a.status !== b.status) return a.status === 'open' ? -1 : 1;
  if (a.status === 'done') return (b.doneAt ?? '').localeCompare(a.doneAt ?? '');
  if (a.dueAt === null || b.dueAt === null)
    return a.dueAt === b.dueAt ? a.openedAt.localeCompare(b.openedAt) : a.dueAt === null ? 1 : -1;
  return a.dueAt.localeCompare(b.dueAt) || a.number.localeCompare(b.number);
}

/** The cases of a customer that run, what is due first. */
export function runningCases(
  cases: Readonly<Record<string, CaseView>>,
  customerId: string | undefined,
): CaseView[] {
  return Object.values(cases)
    .filter((one) => one.customerId === customerId && one.status === 'open')
    .sort(byDue);
}

/** The groups of the list, in their order. */
export const CASE_GROUPS = ['overdue', 'today', 'later', 'none', 'done'] as const;

/** The group in which a case stands. */
export function groupOf(one: CaseView, now: number): (typeof CASE_GROUPS)[number] {
  if (one.status === 'done') return 'done';
  if (isPast(one, now)) return 'overdue';
  if (one.dueAt === null) return 'none';
  return Date.parse(one.dueAt) <= endOfDay(now) ? 'today' : 'later';
}

/** Whether a lead looks after a case: those without a department look after all of them. */
export function isLookedAfter(
  { department }: CaseView,
  { asker, departments }: Omit<CaseReader, 'now'>,
): boolean {
  if (asker.role === 'agent') return false;
  return department === null || departments.length === 0 || departments.includes(department);
}

/**
 * How many cases press: the own ones that are overdue or due soon, what is offered to the reader, and for a lead what they have
 * to approve and what is overdue where they look after it.
 */
export function pressing(cases: Readonly<Record<string, CaseView>>, reader: CaseReader): number {
  return Object.values(cases).filter((one) => {
    if (one.status !== 'open') return false;
    const isOwn = one.owner === reader.asker.account;
    if (isOwn && isSoon(one, reader.now)) return true;
    if ((isOwn || isLookedAfter(one, reader)) && isPast(one, reader.now)) return true;
    return isOfferedTo(one, reader) || waitsFor(one, reader) === 'approval';
  }).length;
}

/** The end of the day in the reader's time zone, Unix ms. */
function endOfDay(now: number): number {
  return new Date(now).setHours(23, 59, 59, 999);
}
