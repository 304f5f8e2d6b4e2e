import { sql, type RawBuilder } from 'kysely';

/** For `where … in`: any number of values as one parameter, so that the statement is prepared once. */
export function oneOf(values: readonly string[]): RawBuilder<string> {
  return sql<string>`(select value from json_each(${JSON.stringify(values)}))`;
}
