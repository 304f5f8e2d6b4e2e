import { sql, type RawBuilder } from 'kysely';

/** For `where … in`: any number of values as one parameter, so that the statement is prepared once. */
export function oneOf<T extends string | number>(values: readonly T[]): RawBuilder<T> {
  return sql<T>`(select value from json_each(${JSON.stringify(values)}))`;
}
