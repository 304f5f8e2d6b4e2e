import { z } from 'zod';
import {
  CONTACTS_MAX,
  RECORD_FIELDS,
  TAGS_MAX,
  type RecordField,
} from '../../../protocol/customer-records.ts';
import { TEXT_MAX } from '../../../protocol/limits.ts';

/** What staff have written down about a customer; null: nothing. As it is stored. [P9] */
export const CustomerRecord = z.object({
  name: z.string().nullable().default(null),
  salutation: z.string().nullable().default(null),
  company: z.string().nullable().default(null),
  /** Null: nobody has said which of the customer's own words are true. */
  contacts: z.array(z.string()).nullable().default(null),
  class: z.string().nullable().default(null),
  preferences: z.string().nullable().default(null),
  tags: z.array(z.string()).default([]),
  note: z.string().nullable().default(null),
});

/** What staff have written down about a customer. */
export type CustomerRecord = z.output<typeof CustomerRecord>;

/** The record of somebody about whom nothing is written down. */
export const EMPTY_RECORD: CustomerRecord = CustomerRecord.parse({});

/** A value before and after. */
const Change = z.object({
  from: z.union([z.string(), z.array(z.string())]).nullable(),
  to: z.union([z.string(), z.array(z.string())]).nullable(),
});

/** What each field was, and became; as it is stored in the record's log. */
export const RecordChanges = z.partialRecord(z.enum(RECORD_FIELDS), Change);

/** What each field was, and became. */
export type RecordChanges = z.output<typeof RecordChanges>;

/** What somebody wants to change. */
export type RecordPatch = { [Field in RecordField]?: CustomerRecord[Field] | undefined };

/** The differences between two records, by field. */
export function changesOf(before: CustomerRecord, after: CustomerRecord): RecordChanges {
  const changed = RECORD_FIELDS.filter((field) => !same(before[field], after[field]));
  return Object.fromEntries(changed.map((field) => [field, { from: before[field], to: after[field] }]));
}

/** A record with a patch applied; the fields that it does not name stay. */
export function patched(record: CustomerRecord, patch: RecordPatch): CustomerRecord {
  const named = RECORD_FIELDS.filter((field) => patch[field] !== undefined);
  return CustomerRecord.parse({
    ...record,
    ...Object.fromEntries(named.map((field) => [field, patch[field]])),
  });
}

/**
 * Two records of one person as one: a field of `other` fills an empty one, or replaces it if it is in `take`; contacts,
 * tags and notes are put together.
 */
export function joined(
  own: CustomerRecord,
  other: CustomerRecord,
  take: readonly RecordField[],
): CustomerRecord {
  const one = (field: 'name' | 'salutation' | 'company' | 'class' | 'preferences'): string | null =>
    take.includes(field) ? (other[field] ?? own[field]) : (own[field] ?? other[field]);
  const [first, second] = take.includes('contacts') ? [other, own] : [own, other];
  const contacts = union(first.contacts ?? [], second.contacts ?? []).slice(0, CONTACTS_MAX);
  const isSaid = own.contacts !== null || other.contacts !== null;
  return {
    ...{ name: one('name'), salutation: one('salutation'), company: one('company') },
    contacts: isSaid ? contacts : null,
    ...{ class: one('class'), preferences: one('preferences') },
    tags: union(own.tags, other.tags).slice(0, TAGS_MAX),
    note: take.includes('note') ? (other.note ?? own.note) : notes(own.note, other.note),
  };
}

/**
 * A record without what joining gave it. A field that somebody has changed since keeps their value: of contacts and
 * tags only what came with the other record goes.
 */
export function parted(record: CustomerRecord, gave: RecordChanges): CustomerRecord {
  const without = RECORD_FIELDS.flatMap((field): [RecordField, unknown][] => {
    const change = gave[field];
    if (change === undefined) return [];
    const now = record[field];
    if (same(now, change.to)) return [[field, change.from]];
    if (!Array.isArray(now) || !Array.isArray(change.to)) return [];
    const before = Array.isArray(change.from) ? change.from : [];
    const came = change.to.filter((item) => !before.includes(item));
    return [[field, now.filter((item) => !came.includes(item))]];
  });
  return CustomerRecord.parse({ ...record, ...Object.fromEntries(without) });
}

function union(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])];
}

function notes(own: string | null, other: string | null): string | null {
  if (own === null || other === null || own === other) return own ?? other;
  return Array.from(`${own}\n${other}`).slice(0, TEXT_MAX).join('');
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The name of a customer: what staff have written down, else what they said. */
export function knownName(customer: {
  name: string | null;
  person?: { record: CustomerRecord | null };
}): string | null {
  return customer.person?.record?.name ?? customer.name;
}

/** How to reach a customer: what staff have written down, else what they said. */
export function knownContact(customer: {
  contact: string | null;
  person?: { record: CustomerRecord | null };
}): string | null {
  return customer.person?.record?.contacts?.[0] ?? customer.contact;
}
