import { PostgresAdapter, type Kysely, sql, type RawBuilder } from 'kysely';
import type { Tables } from './schema.ts';

/** Whether this is PostgreSQL, for the few places where the two databases have no words in common. */
export function isPostgres<T>(db: Kysely<T>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** For `where … in`: any number of values as one parameter, so that the statement is always the same. */
export function oneOf<T extends string | number>(db: Kysely<Tables>, values: readonly T[]): RawBuilder<T> {
  if (!isPostgres(db)) return sql<T>`(select value from json_each(${JSON.stringify(values)}))`;
  const type = sql.raw(typeof values[0] === 'number' ? 'bigint[]' : 'text[]');
  return sql<T>`(select unnest(${values}::${type}))`;
}
