import { isPrimitive } from './statements.ts';
import type { Primitive, Step } from './request.ts';

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
