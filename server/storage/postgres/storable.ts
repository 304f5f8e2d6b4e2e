const NUL = /\0/g;

/**
 * A value as PostgreSQL takes it. Nothing that is kept holds NUL, so an id that does is nobody's; looked up as it is,
 * it would be an error, and cost everybody in its batch their answer.
 */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(NUL, '\ufffd');
  return Array.isArray(value) ? value.map(storable) : value;
}
