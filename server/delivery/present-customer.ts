import type {
  CustomerRecordView,
  CustomerRow,
  CustomerSource,
  ListedCustomer,
  RecordEntry,
  WrittenRecord,
} from '../../protocol/customer-records.ts';
import type { CaseCustomer } from '../../protocol/cases.ts';
import { isContact } from '../../protocol/contact.ts';
import type { CustomerRecord } from '../domain/customer/record.ts';
import { NO_VISIT, PAGES_KEPT } from '../domain/customer/visit.ts';
import { iso } from '../domain/instant.ts';
import { shownAttributes } from '../domain/visitor/attributes.ts';
import type { OpenCases } from '../storage/cases/store.ts';
import type { RecordLine, StoredPerson } from '../storage/customers/record-store.ts';
import type { Customer } from '../storage/customers/store.ts';

/** A customer as one line of the list, with the running cases of all their records. */
export function listedCustomer(
  person: StoredPerson,
  running: ReadonlyMap<string, OpenCases>,
): ListedCustomer {
  const own = person.members.flatMap(({ id }) => running.get(id) ?? []);
  return {
    ...customerRow(person),
    openCases: own.reduce((sum, { open }) => sum + open, 0),
    overdueCases: own.reduce((sum, { overdue }) => sum + overdue, 0),
  };
}

/** A customer in short. */
function customerRow({ root, record, version, members }: StoredPerson): CustomerRow {
  return {
    id: root,
    version,
    ...written(record, members),
    unconfirmed: record.contacts === null ? saidContacts(members) : [],
    firstSeenAt: iso(Math.min(...members.map(({ firstSeenAt }) => firstSeenAt))),
    lastSeenAt: iso(Math.max(...members.map(({ lastSeenAt }) => lastSeenAt))),
    sources: members.map(sourceOf),
  };
}

/** A customer with all that is known of them. */
export function customerInFull(person: StoredPerson, online: boolean): CustomerRecordView {
  const latestFirst = [...person.members].sort((one, other) => other.lastSeenAt - one.lastSeenAt);
  const visits = latestFirst.map(({ visit }) => visit ?? NO_VISIT);
  const pages = visits.flatMap((visit) => visit.pages).sort((one, other) => other.at - one.at);
  const latest = <T>(of: (customer: Customer) => T | null): T | null =>
    latestFirst.map(of).find((one) => one !== null) ?? null;
  return {
    ...customerRow(person),
    online,
    attributes: Object.assign(
      {},
      ...latestFirst.map((one) => shownAttributes(one.attributes)).reverse(),
    ) as Record<string, string>,
    pages: pages.slice(0, PAGES_KEPT).map(({ page, at }) => ({ page, at: iso(at) })),
    referrer: latest(({ referrer }) => referrer),
    locale: latest(({ locale }) => locale),
    device: latest(({ visit }) => visit?.device ?? null),
    timeZone: latest(({ visit }) => visit?.timeZone ?? null),
  };
}

/** A customer as they stand beside a case. */
export function caseCustomer({ root, record, members }: StoredPerson): CaseCustomer {
  const { name, salutation, company, contacts, class: ofClass } = written(record, members);
  return { id: root, name, salutation, company, contacts, class: ofClass };
}

/** A line of a record's log. */
export function recordEntry({ at, type, by, changes, other }: RecordLine): RecordEntry {
  return { at: iso(at), type, by, changes, other };
}

/** What is written down; where nothing is, what the customer said. */
function written(record: CustomerRecord, members: readonly Customer[]): WrittenRecord {
  const name = record.name ?? members.find((one) => one.name !== null)?.name ?? null;
  return { ...record, name, contacts: record.contacts ?? saidContacts(members) };
}

function saidContacts(members: readonly Customer[]): string[] {
  const said = members.flatMap(({ contact }) => (contact !== null && isContact(contact) ? [contact] : []));
  return [...new Set(said)];
}

function sourceOf({ id, name, contact, verifiedAs, firstSeenAt, lastSeenAt }: Customer): CustomerSource {
  return {
    ...{ id, name, contact, verified: verifiedAs },
    ...{ firstSeenAt: iso(firstSeenAt), lastSeenAt: iso(lastSeenAt) },
  };
}
