import { sql, type ColumnDataType, type Kysely, type RawBuilder } from 'kysely';
import { isPostgres } from '../portable-sql.ts';

type Type = ColumnDataType | RawBuilder<unknown>;

/** Types of columns that both databases name differently. */
export interface ColumnTypes {
  /** A count, a place, a key. On PostgreSQL an `integer` would refuse to be compared with what is larger. */
  whole: Type;
  /** An id: compared byte by byte, so that no update of the system's locales ever spoils an index. */
  id: Type;
}

/** The types in the words of this database. */
export function columnTypesOf<T>(db: Kysely<T>): ColumnTypes {
  return isPostgres(db) ? { whole: 'bigint', id: sql`text collate "C"` } : { whole: 'integer', id: 'text' };
}
