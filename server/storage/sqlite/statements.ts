import type Database from 'libsql';
import { BoundedMap } from '../../lib/bounded-map.ts';
import type { Primitive, Step, StepResult } from './request.ts';

/** Prepared statements cached at most; statements with lists of changing length would fill the memory otherwise. */
const STATEMENTS_MAX = 256;

type Statement = Database.Statement;

/** Prepares each statement once, and drops the least recently used. */
export class StatementCache {
  readonly #db: Database.Database;
  readonly #kept = new BoundedMap<Statement>(STATEMENTS_MAX);

  constructor(db: Database.Database) {
    this.#db = db;
  }

  get(sql: string): Statement {
    const known = this.#kept.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    this.#kept.set(sql, statement);
    return statement;
  }

  clear(): void {
    this.#kept.clear();
  }
}

/** Runs a step for each of its rows of values. */
export function runStep(statement: Statement, { width, values }: Step): StepResult {
  const result: StepResult = { rows: [], changes: 0 };
  const { reader } = statement;
  for (let from = 0; from < Math.max(values.length, 1); from += Math.max(width, 1)) {
    const row = values.slice(from, from + width);
    if (reader) for (const found of statement.all(row)) result.rows.push(plain(found));
    else result.changes += statement.run(row).changes;
  }
  return result;
}

/** Whether the driver can take a value. */
export function isPrimitive(value: unknown): value is Primitive {
  return typeof value === 'string' || typeof value === 'number' || value === null;
}

function plain(found: unknown): Record<string, Primitive> {
  const row: Record<string, Primitive> = {};
  if (typeof found !== 'object' || found === null) return row;
  for (const [column, value] of Object.entries(found)) if (isPrimitive(value)) row[column] = value;
  return row;
}

/** A statement with its values, to be run once. Throws a `TypeError` for values that SQLite does not take. */
export function asStep(sql: string, parameters: readonly unknown[] = []): Step {
  const values = parameters.map(asPrimitive);
  return { sql, width: values.length, values };
}

function asPrimitive(value: unknown): Primitive {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') return Number(value);
  if (isPrimitive(value)) return value;
  throw new TypeError(`SQLite takes text, numbers and null, not ${typeof value}.`);
}
