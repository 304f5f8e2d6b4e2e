import { PostgresAdapter, type Kysely } from 'kysely';

/** Whether this is PostgreSQL, for the few places where the two databases have no words in common. */
export function isPostgres<T>(db: Kysely<T>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}
