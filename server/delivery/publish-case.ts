import type { Case } from '../domain/case/case.ts';
import type { CaseLogEntry } from '../domain/case/log.ts';
import { turnedBy, turnOf } from '../domain/case/turn.ts';
import type { Directory } from '../live/directory.ts';
import type { CaseStore, StoredCase } from '../storage/cases/store.ts';
import { caseForCustomer, caseForStaff, caseNumber } from './present-case.ts';
import { customerRoom, EVERYBODY, LEADS, staffRoom, type Rooms } from './rooms.ts';

/** What publishing a case uses. */
export interface CasePublishing {
  rooms: Rooms;
  directory: Directory;
  store: { cases: CaseStore };
}

/** A case as it is stored now, with the entries of the change that led to it. */
export interface CaseNow extends StoredCase {
  entries?: readonly CaseLogEntry[];
}

/** How many of a customer's cases they are told of: what runs first. */
const TOLD_MAX = 20;

/**
 * Tells everybody who may read a case what it has become, and those who no longer may that it is gone; then its customer,
 * if they see a difference. After the commit; on all processes.
 */
export async function publishCase(
  { rooms, directory, store }: CasePublishing,
  before: Case | null,
  after: CaseNow,
): Promise<void> {
  const hearers = staffOf(directory, after.case);
  const turned = turnOf(before, after.case);
  const by = turned === null ? null : turnedBy(turned, after.entries ?? []);
  rooms.desk.to(hearers).emit('case', {
    case: caseForStaff(after, directory),
    ...(turned === null ? {} : { turned }),
    ...(by === null ? {} : { by }),
  });
  const gone = before ? staffOf(directory, before).filter((room) => !hearers.includes(room)) : [];
  if (gone.length > 0 && !hearers.includes(EVERYBODY))
    rooms.desk
      .to(gone)
      .except(hearers)
      .emit('caseGone', { number: caseNumber(after.number) });
  const { customerId } = after.case;
  if (customerId !== null && isNewToCustomer(before, after)) await tellCustomer({ rooms, store }, customerId);
}

/** Tells all tabs of a customer which of their matters the desk works on. */
export async function tellCustomer(
  { rooms, store }: Pick<CasePublishing, 'rooms' | 'store'>,
  customerId: string,
  { unlessNone = false } = {},
): Promise<void> {
  const { cases } = await store.cases.list({ customerId, limit: TOLD_MAX });
  const shown = cases.filter(({ case: { state } }) => state.status !== 'merged').map(caseForCustomer);
  if (unlessNone && shown.length === 0) return;
  rooms.customers.to(customerRoom(customerId)).emit('cases', { cases: shown });
}

/** The rooms of everybody who may read a case, as `CASE_RIGHTS` has it. */
function staffOf(directory: Directory, one: Case): string[] {
  const { owner, department, offer, openedBy } = one;
  if (owner === null && department === null) return [EVERYBODY];
  const departments = [department, offer !== null && 'department' in offer ? offer.department : null];
  const members = directory
    .members()
    .filter((member) => member.departments.some((own) => departments.includes(own.department)));
  const accounts = [
    ...(owner === null ? [] : [owner]),
    ...(openedBy.account === undefined ? [] : [openedBy.account]),
    ...(offer !== null && 'owner' in offer ? [offer.owner] : []),
    ...members.map(({ account }) => account),
  ];
  return [LEADS, ...new Set(accounts.map(staffRoom))];
}

function isNewToCustomer(before: Case | null, { number, case: one }: StoredCase): boolean {
  if (before === null || before.state.status !== one.state.status) return true;
  const [was, is] = [before, one].map((each) => JSON.stringify(caseForCustomer({ number, case: each })));
  return was !== is;
}
