import type { Instant } from '../../domain/instant.ts';

/** A visitor of a website who has written at least once. */
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
  /** A keyed hash of the network they wrote from last; the address itself is kept nowhere. [P2] */
  network: string | null;
  /** The id by which their website knows them, if it has vouched for them. */
  verifiedAs: string | null;
}

/** Where customers are kept. */
export interface CustomerStore {
  find(id: string): Promise<Customer | null>;
  findMany(ids: readonly string[]): Promise<Customer[]>;
  /**
   * The customer whom a website knows by this id: the one who is known as that, or from now on `otherwise`, unless that
   * one is somebody else's. Then rejects. It counts as a visit.
   */
  verify(externalId: string, otherwise: string, at: Instant): Promise<string>;
  /** The customer whom a website knows by this id; null if there is none yet. */
  knownAs(externalId: string): Promise<string | null>;
  isVerified(id: string): Promise<boolean>;
  /** The customers for whom a website has vouched for the first time since then. */
  verifiedSince(at: Instant): Promise<string[]>;
  /** Inserts, or overwrites all but `firstSeenAt` and `verifiedAs`. */
  save(customer: Customer): Promise<void>;
  /** A secret of the desk by name, made from `fresh` the first time; the same for every process. */
  secret(name: string, fresh: string): Promise<string>;
}
