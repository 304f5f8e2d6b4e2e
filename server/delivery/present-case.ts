import type { CaseAuthor, CaseEntry, CaseView, CustomerCase, SimilarCase } from '../../protocol/cases.ts';
import { doneAt, isOpen, isOverdue, stateForCustomer, type Case } from '../domain/case/case.ts';
import type { Due } from '../domain/case/due.ts';
import { filesOfCaseLine, type CaseLogEntry } from '../domain/case/log.ts';
import { withFiles } from '../domain/file/attached.ts';
import { iso, isoOrNull } from '../domain/instant.ts';
import type { StaffNames } from '../live/directory.ts';
import type { StoredCase } from '../storage/cases/store.ts';

/** The names of accounts. */
type Names = Pick<StaffNames, 'name'>;

/** The number by which people know a case. */
export function caseNumber(number: number): string {
  return `T-${String(number)}`;
}

/** A case as staff see it. */
export function caseForStaff({ number, case: one }: StoredCase, names: Names): CaseView {
  const { deadline } = one;
  return {
    number: caseNumber(number),
    ...{ kind: one.kind, status: isOpen(one) ? 'open' : 'done', step: one.step },
    ...{ owner: one.owner, department: one.department, offeredTo: one.offer },
    ...{ customerId: one.customerId, chatId: one.chatId, seq: one.seq, text: one.text },
    ...{ openedAt: iso(one.openedAt), openedBy: authorOf(one.openedBy, names) },
    ...{ dueAt: isoOrNull(deadline?.dueAt ?? null), warnAt: isoOrNull(deadline?.warnAt ?? null) },
    due: deadline && wayTo(deadline),
    ...{ warned: deadline?.warned ?? false, overdue: isOverdue(one), everOverdue: one.everOverdue },
    ...{ urgent: one.urgent, class: one.class, complex: one.complex },
    answer: one.answer?.text ?? null,
    call: one.call && { ...one.call, at: iso(one.call.at) },
    ...{ cause: one.cause, measure: one.measure, eightD: one.eightD },
    passed: one.passed.map(({ step, at, by }) => ({ step, at: iso(at), by: authorOf(by, names) })),
    mergedInto: one.state.status === 'merged' ? caseNumber(one.state.into) : null,
    ...{ lastSeq: one.lastSeq, lastAt: iso(one.lastAt), doneAt: isoOrNull(doneAt(one)) },
  };
}

/** What of a case is shown beside one that may be the same. */
export function similarCase({ number, case: one }: StoredCase): SimilarCase {
  return {
    number: caseNumber(number),
    ...{ kind: one.kind, status: isOpen(one) ? 'open' : 'done', step: one.step, owner: one.owner },
    ...{ dueAt: isoOrNull(one.deadline?.dueAt ?? null), openedAt: iso(one.openedAt), class: one.class },
  };
}

/** A line of a case's log as staff see it; moments and numbers as the wire writes them. */
export function caseEntry(number: number, entry: CaseLogEntry, names: Names): CaseEntry {
  const data = dataOf(entry);
  const files = filesOfCaseLine(entry);
  return {
    ...{ number: caseNumber(number), seq: entry.seq, at: iso(entry.at), type: entry.type },
    by: authorOf(entry.by, names),
    ...(entry.clientId === undefined ? {} : { clientId: entry.clientId }),
    ...(entry.text === undefined ? {} : { text: entry.text }),
    ...withFiles(files),
    ...(data === null ? {} : { data }),
  };
}

/** A case as its customer sees it. */
export function caseForCustomer({ number, case: one }: StoredCase): CustomerCase {
  const state = stateForCustomer(one);
  // What is due once they have an answer is the desk's own matter.
  const dueAt = state === 'open' ? isoOrNull(one.deadline?.dueAt ?? null) : null;
  const { answer } = one;
  return {
    ...{ number: caseNumber(number), kind: one.kind, state, dueAt },
    ...(answer === null ? {} : { answeredAt: iso(answer.at) }),
    ...(answer === null || answer.text === null ? {} : { answer: answer.text }),
  };
}

function dataOf(entry: CaseLogEntry): Record<string, unknown> | null {
  switch (entry.type) {
    case 'received':
    case 'carriedOut':
    case 'followedUp':
    case 'returned':
    case 'classed':
    case 'reopened':
    case 'called':
      return { ...entry.data, due: entry.data.due && dueOnWire(entry.data.due) };
    case 'merged':
      return { ...linkOf(entry.data), due: entry.data.due && dueOnWire(entry.data.due) };
    case 'recounted':
      return { due: dueOnWire(entry.data.due) };
    case 'unmerged':
      return linkOf(entry.data);
    case 'overdue':
      return { n: entry.data.n, dueAt: iso(entry.data.dueAt) };
    case 'assigned':
      return { ...entry.data.to };
    case 'archived':
    case 'analysed':
    case 'accepted':
    case 'released':
    case 'madeUrgent':
    case 'mailed':
    case 'warned':
    case 'contactTold':
      return { ...entry.data };
    case 'answered':
    case 'kept':
    case 'done':
      return entry.data ? { ...entry.data } : null;
    case 'verified':
    case 'proposed':
    case 'approved':
    case 'declined':
    case 'commented':
    case 'broken':
    case 'erased':
      return null;
  }
}

function linkOf({ into, from }: { into?: number; from?: number }): Record<string, string> {
  return {
    ...(into === undefined ? {} : { into: caseNumber(into) }),
    ...(from === undefined ? {} : { from: caseNumber(from) }),
  };
}

function wayTo({ startedAt, calendar, length }: Due): NonNullable<CaseView['due']> {
  return { startedAt: iso(startedAt), calendar, length };
}

function dueOnWire(due: Due): Record<string, unknown> {
  return { ...wayTo(due), warnAt: iso(due.warnAt), dueAt: iso(due.dueAt) };
}

function authorOf({ role, account }: Case['openedBy'], names: Names): CaseAuthor {
  const known = role === 'customer' ? 'system' : role;
  return account === undefined ? { role: known } : { role: known, account, name: names.name(account) };
}
