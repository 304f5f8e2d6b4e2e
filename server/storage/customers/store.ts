import type { CustomerRecord } from '../../domain/customer/record.ts';
import type { Visit } from '../../domain/customer/visit.ts';
import type { Instant } from '../../domain/instant.ts';

/** A visitor who has written at least once. */
export interface Customer {
  id: string;
  firstSeenAt: Instant;
  lastSeenAt: Instant;
  name: string | null;
  contact: string | null;
  locale: string | null;
  page: string | null;
  referrer: string | null;
  attributes: Record<string, string>;
  /** A keyed hash of the network that they last wrote from; the address itself is not stored. [P2] */
  network: string | null;
  /** The id by which their website knows them, if it has vouched for them. */
  verifiedAs: string | null;
  /** The last pages that they opened; left out where none is known. */
  visit?: Visit;
  /**
   * The record in force of the person that they are, with what staff have written into it; left out where nothing is
   * written down and no records were joined. [P9]
   */
  person?: Person;
}

/** A person as staff know them. */
export interface Person {
  /** The id of the record in force: the customer's own, or the one that theirs was joined to. */
  root: string;
  record: CustomerRecord | null;
  version: number;
}

/** Stores customers. */
export interface CustomerStore {
  find(id: string): Promise<Customer | null>;
  findMany(ids: readonly string[]): Promise<Customer[]>;
  /**
   * The customer with this id at their website; if there is none yet, `otherwise` becomes that customer. Rejects if
   * `otherwise` has another id there. Counts as a visit.
   */
  verify(externalId: string, otherwise: string, at: Instant): Promise<string>;
  /** The customer with this id at their website; null if there is none yet. */
  knownAs(externalId: string): Promise<string | null>;
  isVerified(id: string): Promise<boolean>;
  /** The customers whose website verified them for the first time since then. */
  verifiedSince(at: Instant): Promise<string[]>;
  /** Inserts, or overwrites all but `firstSeenAt`, `verifiedAs` and `person`. */
  save(customer: Customer): Promise<void>;
  /** Customers whose name or contact has all the words, those first who became known last; `next` is null at the end. */
  search(
    q: string,
    page: { below: number; limit: number },
  ): Promise<{ found: { key: number; customer: Customer }[]; next: number | null }>;
  /** A secret of the desk by name, made from `fresh` the first time; the same for every process. */
  secret(name: string, fresh: string): Promise<string>;
}
