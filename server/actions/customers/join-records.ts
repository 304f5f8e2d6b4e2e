import { LINKED_MAX, type JoinRecords } from '../../../protocol/customer-records.ts';
import type { Asker } from '../../../protocol/rights.ts';
import type { z } from 'zod';
import { changesOf, EMPTY_RECORD, joined, parted } from '../../domain/customer/record.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { LockedRecord, RecordsChanged, StoredPerson } from '../../storage/customers/record-store.ts';
import { recorded } from '../audit/audit.ts';
import type { Needs } from '../services.ts';
import { isLinked, lineOf, publishPerson, type RecordServices } from './change-record.ts';
import { NO_SUCH_CUSTOMER, readablePerson } from './read-records.ts';

const SAME: Refusal = { ...refuse('conflict', 'This is the same record.'), field: 'other' };
const TOO_MANY: Refusal = refuse('conflict', `One person has at most ${LINKED_MAX} records.`);
const BEING_ERASED: Refusal = refuse('conflict', 'This customer is being erased.');
const NOT_JOINED: Refusal = { ...refuse('conflict', 'This record was not joined to it.'), field: 'other' };

/** Erasures that can be under way at once. */
const ERASURES = 1000;

/**
 * Takes two records of one person together: the other is linked to this one, and nothing of it is moved or removed. A
 * running chat goes on under its own customer. [P9]
 */
export async function joinRecords(
  services: Needs<RecordServices | 'store.erasure'>,
  asker: Asker,
  customerId: string,
  { other, take }: z.output<typeof JoinRecords>,
): Promise<StoredPerson | Refusal> {
  const own = await readablePerson(services, asker, customerId);
  if (isRefusal(own)) return own;
  const foreign = await readablePerson(services, asker, other);
  if (isRefusal(foreign)) return { ...foreign, field: 'other' };
  // A retry of what was done: only a record and itself are refused.
  if (own.root === foreign.root) return other === customerId || other === own.root ? SAME : own;
  if (await isBeingErased(services, [own, foreign])) return BEING_ERASED;
  const done: { refusal: Refusal | null } = { refusal: null };
  await services.store.customerRecords.change([own.root, foreign.root], (locked) => {
    const [one, two] = [own.root, foreign.root].map((id) => locked.find((record) => record.id === id));
    if (!one || !two || isLinked(one, locked) || isLinked(two, locked)) done.refusal = CHANGED;
    else if (locked.length > LINKED_MAX) done.refusal = TOO_MANY;
    if (!one || !two || done.refusal) return null;
    return joining(services, asker, { one, two, locked, take });
  });
  if (done.refusal) return done.refusal;
  const details = { other: foreign.root };
  await recorded(services, {}, { by: asker.account, act: 'customers_joined', about: own.root, details });
  await publishPerson(services, { members: [...own.members, ...foreign.members] });
  return (await services.store.customerRecords.find(own.root)) ?? NO_SUCH_CUSTOMER;
}

const CHANGED: Refusal = refuse('conflict', 'Somebody has joined one of them to another record meanwhile.');

function joining(
  services: Needs<'clock'>,
  asker: Asker,
  {
    one,
    two,
    locked,
    take,
  }: {
    one: LockedRecord;
    two: LockedRecord;
    locked: readonly LockedRecord[];
    take: z.output<typeof JoinRecords>['take'];
  },
): RecordsChanged {
  const coming = locked.filter(({ id, root }) => id === two.id || root === two.id).map(({ id }) => id);
  const record = joined(one.record, two.record, take);
  const changes = changesOf(one.record, record);
  const line = { customerId: one.id, type: 'joined', changes, other: two.id, members: coming } as const;
  return {
    records: [{ id: one.id, record }],
    roots: coming.map((id) => ({ id, root: one.id })),
    lines: [lineOf(services, asker, line)],
  };
}

/**
 * Takes a record apart from the one that it was joined to, with those that came along with it. It has what it had; the
 * other loses what it had from it, and keeps what was written since. [P9]
 */
export async function partRecords(
  services: Needs<RecordServices>,
  asker: Asker,
  customerId: string,
  other: string,
): Promise<{ customer: StoredPerson; parted: StoredPerson } | Refusal> {
  const own = await readablePerson(services, asker, customerId);
  if (isRefusal(own)) return own;
  if (!own.members.some(({ id }) => id === other) || other === own.root) return NOT_JOINED;
  const { customerRecords } = services.store;
  const join = await customerRecords.lastJoin(other);
  const done: { refusal: Refusal | null } = { refusal: null };
  await customerRecords.change([own.root], (locked) => {
    const record = (id: string) => locked.find((one) => one.id === id);
    if (record(other)?.root !== own.root || record(own.root)?.root !== null) done.refusal = NOT_JOINED;
    if (done.refusal) return null;
    const came = (join?.members ?? [other]).filter((id) => record(id)?.root === own.root);
    // What it was joined to first may itself have been joined to another since.
    const givenTo = [own.root, join?.customerId].flatMap((id) => record(id ?? '') ?? []);
    const records = [...new Set(givenTo)].map(({ id, record: now }) => ({
      id,
      record: parted(now, join?.changes ?? {}),
    }));
    const changes = changesOf(record(own.root)?.record ?? EMPTY_RECORD, records[0]?.record ?? EMPTY_RECORD);
    const line = { customerId: own.root, type: 'parted', changes, other, members: came } as const;
    return {
      records,
      roots: came.map((id) => ({ id, root: id === other ? null : other })),
      lines: [lineOf(services, asker, line)],
    };
  });
  if (done.refusal) return done.refusal;
  const details = { other };
  await recorded(services, {}, { by: asker.account, act: 'customers_parted', about: own.root, details });
  await publishPerson(services, own);
  const [customer, apart] = await Promise.all([own.root, other].map((id) => customerRecords.find(id)));
  return customer && apart ? { customer, parted: apart } : NO_SUCH_CUSTOMER;
}

async function isBeingErased(
  { store, clock }: Needs<'clock' | 'store.erasure'>,
  persons: readonly StoredPerson[],
): Promise<boolean> {
  const intended = await store.erasure.intended(clock.now() + 1, ERASURES);
  const ids = persons.flatMap(({ members }) => members.map(({ id }) => id));
  return intended.some(({ customerId }) => ids.includes(customerId));
}
