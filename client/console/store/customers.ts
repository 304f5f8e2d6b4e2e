import { create } from 'zustand';
import type { CustomerInFull, CustomerRecordView, RecordField } from '../../../protocol/customer-records.ts';
import { factsSaid } from '../../../phrases/recognise/said-facts.ts';
import type { Entry } from '../../../protocol/entry.ts';

/** The element that the key for the customer focuses. */
export const CUSTOMER_PART = 'customer-part';

/** The form of a record, with the record as it was when the form was opened, and the version that was read last. */
export interface TypedRecord {
  form: Readonly<Record<RecordField, string>>;
  first: CustomerRecordView;
  version: number;
}

/** The records of customers that this console knows, and the form that is open. */
interface CustomersState {
  /** By the customer's id in the chat; a joined record is there under each of its ids. */
  known: Readonly<Record<string, CustomerInFull>>;
  /** Where a record is being edited: the chat of its customer, or the list as {@link inList}; null: nowhere. */
  editing: string | null;
  /** What is typed into a form and not saved, by its place: it waits there while something else is on the screen. */
  typed: Readonly<Record<string, TypedRecord>>;
  /** What was offered and left out, as {@link offerKey}. */
  ignored: readonly string[];
  /** The customers in the list on the screen, in its order. */
  listed: readonly string[];
}

const none: CustomersState = { known: {}, editing: null, typed: {}, ignored: [], listed: [] };

/** The store of customers' records; data only. */
export const useCustomers = create<CustomersState>()(() => none);

/** How many records stay in memory. */
const KEPT = 50;

/** Remembers a record under the id that it was asked for by. */
export function customerCame(id: string, came: CustomerInFull): void {
  useCustomers.setState(({ known }) => {
    const others = Object.entries(known).filter(([one]) => one !== id);
    return { known: { ...Object.fromEntries(others.slice(1 - KEPT)), [id]: came } };
  });
}

/** Forgets a record that is gone, or that this person may no longer read. */
export function customerGone(id: string): void {
  useCustomers.setState(({ known }) => ({
    known: Object.fromEntries(Object.entries(known).filter(([one]) => one !== id)),
  }));
}

/** The place of a customer's form in the list of customers. */
export function inList(id: string): string {
  return `customer ${id}`;
}

/** Opens the form at a place, or closes it. */
export function editCustomer(place: string | null): void {
  useCustomers.setState({ editing: place });
}

/** Keeps what is typed into the form at a place; null: it is saved or given up. */
export function keepTyped(place: string, held: TypedRecord | null): void {
  useCustomers.setState(({ typed }) => {
    const others = Object.entries(typed).filter(([one]) => one !== place);
    return { typed: Object.fromEntries(held === null ? others : [...others, [place, held]]) };
  });
}

/** Does not offer this again. */
export function ignoreOffer(key: string): void {
  useCustomers.setState(({ ignored }) => ({ ignored: [...ignored.slice(-200), key] }));
}

/** Forgets everything: at sign-out. */
export function forgetCustomers(): void {
  useCustomers.setState(none, true);
}

/** Something that a customer has said and that is not in their record, with what recording it changes. */
export interface RecordOffer {
  key: string;
  field: RecordField | 'order';
  value: string;
  patch: Partial<Pick<CustomerRecordView, 'name' | 'salutation' | 'contacts' | 'note'>>;
}

/** Messages that are looked at: what was said long ago was offered then. */
const LOOKED_AT = 6;

/** What can be put on record from the customer's last messages, the newest first; never stored by itself. [P9] */
export function offersFrom(
  entries: readonly Entry[],
  record: CustomerRecordView,
  ignored: readonly string[],
): RecordOffer[] {
  const said = entries
    .filter(({ kind, by }) => kind === 'message' && by.role === 'customer')
    .slice(-LOOKED_AT)
    .reverse()
    .flatMap(({ text }) => factsSaid(text ?? ''));
  const offers = said.flatMap(({ kind, value }): RecordOffer[] => {
    const patch = patchFor(kind, value, record);
    const field = kind === 'contact' ? 'contacts' : kind;
    return patch === null ? [] : [{ key: offerKey(record.id, kind, value), field, value, patch }];
  });
  const fields = new Set<string>();
  return offers.filter(({ key, field }) => {
    if (ignored.includes(key) || fields.has(field === 'contacts' ? key : field)) return false;
    fields.add(field === 'contacts' ? key : field);
    return true;
  });
}

function offerKey(id: string, kind: string, value: string): string {
  return `${id} ${kind} ${value}`;
}

/** What recording it changes; null if it is on record. */
function patchFor(kind: string, value: string, record: CustomerRecordView): RecordOffer['patch'] | null {
  switch (kind) {
    case 'name':
      return record.version > 0 && record.name?.startsWith(value) ? null : { name: value };
    case 'salutation':
      return record.salutation === value ? null : { salutation: value };
    case 'contact': {
      const written = record.contacts.filter((one) => !record.unconfirmed.includes(one));
      return written.some((one) => plain(one) === plain(value)) ? null : { contacts: [...written, value] };
    }
    case 'order':
      if (record.note?.includes(value)) return null;
      return { note: record.note === null ? value : `${record.note}\n${value}` };
    default:
      return null;
  }
}

function plain(contact: string): string {
  const digits = contact.replace(/[\s().-]/g, '');
  return /^\+?\d+$/.test(digits) ? digits.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '') : contact.toLowerCase();
}
