import { v7 as newId } from 'uuid';
import type { ChangeRecord } from '../../../protocol/customer-records.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { changesOf, patched, type RecordPatch } from '../../domain/customer/record.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { LockedRecord, RecordLine, StoredPerson } from '../../storage/customers/record-store.ts';
import { recorded } from '../audit/audit.ts';
import { republishRowToStaff } from '../chats/republish-row.ts';
import type { ChatServices, Needs } from '../services.ts';
import { NO_SUCH_CUSTOMER, readablePerson } from './read-records.ts';

/** What it takes to change a record and to publish what it has become. */
export type RecordServices = ChatServices | 'audit' | 'clock' | 'log' | 'rules' | 'store.customerRecords';

const CHANGED_MEANWHILE: Refusal = {
  ...refuse('conflict', 'Somebody has changed this record meanwhile: read it again.'),
  field: 'version',
};

/**
 * Writes into a customer's record. Old and new values are in its own log, which is erased with the customer; the audit log
 * says who changed which fields. [P9]
 */
export async function changeRecord(
  services: Needs<RecordServices>,
  asker: Asker,
  customerId: string,
  { version, ...asked }: ChangeRecord,
): Promise<StoredPerson | Refusal> {
  const before = await readablePerson(services, asker, customerId);
  if (isRefusal(before)) return before;
  const patch = maskedPatch(services, asked);
  const done: { fields: string[]; refusal: Refusal | null } = { fields: [], refusal: null };
  await services.store.customerRecords.change([customerId], (locked) => {
    const own = locked.find(({ id }) => id === before.root);
    if (!own) done.refusal = NO_SUCH_CUSTOMER;
    else if (isLinked(own, locked) || (version !== undefined && version !== own.version))
      done.refusal = CHANGED_MEANWHILE;
    if (!own || done.refusal) return null;
    const record = patched(own.record, patch);
    const changes = changesOf(own.record, record);
    done.fields = Object.keys(changes);
    if (done.fields.length === 0) return null;
    const line = lineOf(services, asker, { customerId: own.id, type: 'changed', changes });
    return { records: [{ id: own.id, record }], roots: [], lines: [line] };
  });
  if (done.refusal) return done.refusal;
  if (done.fields.length > 0) {
    const details = { fields: done.fields.join(', ') };
    await recorded(services, {}, { by: asker.account, act: 'customer_changed', about: before.root, details });
    await publishPerson(services, before);
  }
  return (await services.store.customerRecords.find(before.root)) ?? NO_SUCH_CUSTOMER;
}

/** Whether a record was joined to another that is still there. */
export function isLinked({ root }: LockedRecord, locked: readonly LockedRecord[]): boolean {
  return root !== null && locked.some(({ id }) => id === root);
}

/** A line of a record's log, written now by this account. */
export function lineOf(
  { clock }: Needs<'clock'>,
  { account }: Asker,
  line: Pick<RecordLine, 'customerId' | 'type' | 'changes'> & Partial<Pick<RecordLine, 'other' | 'members'>>,
): RecordLine {
  return { id: newId(), at: clock.now(), by: account, other: null, members: [], ...line };
}

/** Every process forgets what it knew of these customers; consoles that show a running chat of theirs are told. */
export async function publishPerson(
  services: Needs<ChatServices>,
  { members }: Pick<StoredPerson, 'members'>,
): Promise<void> {
  const { directory, publisher, store } = services;
  for (const { id } of members) directory.forgetEverywhere(id);
  for (const { id } of members) {
    const latest = await store.chats.latestOf(id);
    if (!latest || latest.chat.state.status === 'closed') continue;
    await republishRowToStaff(services, latest.chat.id);
    publisher.detailsChanged(latest);
  }
}

/** Card and identity numbers are never stored, in no field. */
function maskedPatch({ rules }: Needs<'rules'>, asked: Omit<ChangeRecord, 'version'>): RecordPatch {
  const masked = Object.entries(asked).map(([field, value]) => [
    field,
    typeof value === 'string'
      ? rules.mask(value)
      : Array.isArray(value)
        ? value.map((one) => rules.mask(one))
        : value,
  ]);
  return Object.fromEntries(masked) as RecordPatch;
}
