import type { Selectable } from 'kysely';
import { z } from 'zod';
import { CustomerRecord } from '../../domain/customer/record.ts';
import { searchWords } from '../../domain/customer/search-words.ts';
import { Visit } from '../../domain/customer/visit.ts';
import { mergedAttributes } from '../../domain/visitor/attributes.ts';
import type { CustomerTable } from '../schema.ts';
import type { Customer, Person } from './store.ts';

const Attributes = z.record(z.string(), z.string());

/** A customer's row, with their id at their website and the record that theirs was joined to. */
export type CustomerRow = Selectable<CustomerTable> & {
  external_id: string | null;
  root_id: string | null;
  root_record: string | null;
  root_version: number | null;
};

/** What staff have written down, as it is stored. */
export function recordIn(stored: string | null): CustomerRecord | null {
  return stored === null ? null : CustomerRecord.parse(JSON.parse(stored));
}

/** A customer from their row. */
export function customerFrom(row: CustomerRow): Customer {
  const { id, name, contact, locale, page, referrer, network } = row;
  const person = personOf(row);
  return {
    id,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    name,
    contact,
    locale,
    page,
    referrer,
    // Rows from before the limit may have more.
    attributes: mergedAttributes(Attributes.parse(JSON.parse(row.attributes)), {}),
    network,
    verifiedAs: row.external_id,
    ...(row.visit === null ? {} : { visit: Visit.parse(JSON.parse(row.visit)) }),
    ...(person === null ? {} : { person }),
  };
}

/** A root that is gone leads nowhere: each of those that were joined to it stands for itself. */
function personOf(row: CustomerRow): Person | null {
  if (row.root_id !== null)
    return { root: row.root_id, record: recordIn(row.root_record), version: row.root_version ?? 0 };
  if (row.record === null && row.record_version === 0) return null;
  return { root: row.id, record: recordIn(row.record), version: row.record_version };
}

type OwnColumns = Omit<Selectable<CustomerTable>, 'root' | 'record' | 'record_version' | 'record_words'>;

/** The columns that a customer's own words decide. */
export function rowOf(customer: Customer): OwnColumns {
  const { id, firstSeenAt, lastSeenAt, name, contact, locale, page, referrer, attributes, network, visit } =
    customer;
  return {
    id,
    first_seen_at: firstSeenAt,
    last_seen_at: lastSeenAt,
    name,
    contact,
    locale,
    page,
    referrer,
    attributes: JSON.stringify(attributes),
    network,
    visit: visit === undefined ? null : JSON.stringify(visit),
    words: searchWords([name, contact, ...Object.values(attributes)]),
  };
}
