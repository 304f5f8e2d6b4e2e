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
  /** Inserts, or overwrites all but `firstSeenAt` and `verifiedAs`. */
  save(customer: Customer): Promise<void>;
  /** A secret of the desk by name, made from `fresh` the first time; the same for every process. */
  secret(name: string, fresh: string): Promise<string>;
}
