import type { CustomerInFull, CustomersPage, CustomersQuery } from '../../../protocol/customer-records.ts';
import { mayWithCase } from '../../../protocol/case-rights.ts';
import { mayWith, type Asker } from '../../../protocol/rights.ts';
import type { z } from 'zod';
import { caseForStaff } from '../../delivery/present-case.ts';
import { customerInFull, listedCustomer, recordEntry } from '../../delivery/present-customer.ts';
import { agentOf } from '../../domain/chat/chat.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { BadCursor } from '../../storage/chats/store.ts';
import type { CasesVisible } from '../../storage/cases/store.ts';
import type { StoredPerson } from '../../storage/customers/record-store.ts';
import { departmentsOf } from '../cases/change-case.ts';
import { relationFor } from '../chats/staff-reading.ts';
import type { ChatServices, Needs } from '../services.ts';

const PER_PAGE = 50;
/** Chats, cases and changes that come with a record: the newest. */
const CHATS = 20;
const CASES = 20;
const LINES = 50;

/** Foreign and missing are answered with the same words. */
export const NO_SUCH_CUSTOMER: Refusal = refuse('not_found', 'There is no such customer.');

/** A page of the customers that this account may see. [P9] */
export async function findCustomers(
  services: Needs<'directory' | 'store.cases' | 'store.customerRecords'>,
  asker: Asker,
  { seenFrom, seenTo, open, ...same }: z.output<typeof CustomersQuery>,
): Promise<CustomersPage | Refusal> {
  const { customerRecords, cases } = services.store;
  const { visibleTo } = casesOf(services, asker);
  try {
    const found = await customerRecords.list({
      ...{ ...same, limit: PER_PAGE },
      seenFrom: seenFrom === undefined ? undefined : Date.parse(seenFrom),
      seenTo: seenTo === undefined ? undefined : Date.parse(seenTo),
      withOpenCase: open === undefined ? undefined : (visibleTo ?? 'any'),
      ...(seesAll(asker) ? {} : { visibleTo: asker.account }),
    });
    const ids = found.persons.flatMap(({ members }) => members.map(({ id }) => id));
    const running = await cases.openOf(ids, visibleTo);
    return { customers: found.persons.map((one) => listedCustomer(one, running)), cursor: found.cursor };
  } catch (error) {
    if (!(error instanceof BadCursor)) throw error;
    return { ...refuse('bad_request', 'cursor: take it from the page before'), field: 'cursor' };
  }
}

/** The person that a customer is, if this account may see them; foreign and missing are answered alike. */
export async function readablePerson(
  services: Needs<'store.chats' | 'store.customerRecords'>,
  asker: Asker,
  customerId: string,
): Promise<StoredPerson | Refusal> {
  const person = await services.store.customerRecords.find(customerId);
  if (person === null) return NO_SUCH_CUSTOMER;
  return seesAll(asker) || (await isKnownTo(services, asker, person)) ? person : NO_SUCH_CUSTOMER;
}

/** A customer with their newest chats and cases that this account may read, and the changes of their record. */
export async function showCustomer(
  services: Needs<ChatServices | 'presence' | 'store.cases' | 'store.customerRecords'>,
  asker: Asker,
  customerId: string,
): Promise<CustomerInFull | Refusal> {
  const person = await readablePerson(services, asker, customerId);
  if (isRefusal(person)) return person;
  const { directory, publisher, store } = services;
  const customers = person.members.map(({ id }) => id);
  const [{ chats }, { cases }, lines] = await Promise.all([
    store.chats.list({
      ...{ customerId: customers, limit: CHATS },
      ...(seesAll(asker) ? {} : { visibleTo: asker.account }),
    }),
    store.cases.list({
      ...{ customerId: customers, limit: CASES, ...casesOf(services, asker) },
    }),
    store.customerRecords.lines(customers, LINES),
  ]);
  await directory.ensureLoaded(customers);
  return {
    customer: presented(services, person),
    chats: chats.map((one) => publisher.forStaff(one)),
    cases: cases.map((one) => caseForStaff(one, directory)),
    entries: lines.map(recordEntry),
  };
}

/** A person as staff see them. */
export function presented({ presence }: Needs<'presence'>, person: StoredPerson) {
  return customerInFull(
    person,
    person.members.some(({ id }) => presence.customerOnline(id)),
  );
}

/** Which cases this account may see: all, if nothing is named. */
function casesOf({ directory }: Needs<'directory'>, asker: Asker): { visibleTo?: CasesVisible } {
  if (mayWithCase(asker, 'read', 'foreign')) return {};
  const { account } = asker;
  return { visibleTo: { account, departments: departmentsOf(directory, account) } };
}

/** Whether this account sees every customer: who may read every chat does. */
function seesAll(asker: Asker): boolean {
  return mayWith(asker, 'read', 'foreign');
}

/**
 * Whether an agent works for a person, in a chat or on a case, or may read a chat of theirs: in a list, or one that they have
 * joined. [P5] [P6]
 */
async function isKnownTo(
  services: Needs<'store.chats'>,
  asker: Asker,
  { members }: StoredPerson,
): Promise<boolean> {
  const { chats } = services.store;
  const customerId = members.map(({ id }) => id);
  const listed = await chats.list({ customerId, limit: 1, visibleTo: asker.account });
  if (listed.chats.length > 0) return true;
  if (members[0] && (await chats.worksFor(asker.account, members[0].id))) return true;
  for (const id of customerId) {
    const latest = (await chats.latestOf(id))?.chat;
    if (!latest) continue;
    const { beside, state } = latest;
    const owner = { status: state.status, agent: agentOf(latest), beside, customerId: id };
    if (mayWith(asker, 'read', await relationFor(services, asker, owner))) return true;
  }
  return false;
}
