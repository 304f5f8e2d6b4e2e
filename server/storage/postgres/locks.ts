/**
 * The first keys of this program's advisory locks: one number for each purpose, all of them here. The second key
 * contains the hash of the schema, so that desks in two schemas of one database never wait for each other.
 */
export const LOCKS = {
  /** A customer without a running chat has no row to lock. */
  customers: 20_817,
  /** One process at a time changes the tables. */
  migrating: 20_818,
  /** Shared by all processes that work on the tables. */
  here: 20_819,
  /** One process at a time erases data by age. */
  erasing: 20_820,
  /** One process at a time gives waiting chats to agents. */
  assigning: 20_821,
} as const;
