import fc from 'fast-check';

const ODD_TEXTS = [
  '',
  '\u0000',
  '\ud800',
  '\u202e',
  '__proto__',
  'constructor',
  '{{company}}',
  "' or 1=1 --",
  '../../etc',
];
const ODD_NUMBERS = [-1, 0, 1e308, -0, 2 ** 53, 0.1, Number.MIN_VALUE, 2 ** 31, 2 ** 63];

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

/** What nobody should send: deep, huge, ill-formed, of the wrong kind, named like a part of the language. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...ODD_TEXTS,
    ...ODD_NUMBERS,
    null,
    true,
    [],
    {},
    '字'.repeat(5000),
    'x'.repeat(30_000),
  ),
  fc.constantFrom(...[10, 500, 3000].map(nested)),
  fc.constant(JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":1},"toString":2}')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 5 }),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>,
);

/** Bodies around the fields that a request has: right and wrong kinds, fields left out, fields too many. */
export function bodies(fields: readonly string[], likely: readonly unknown[]): fc.Arbitrary<unknown> {
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...likely) },
    { weight: 2, arbitrary: hostile },
  );
  const shaped = fc.record(Object.fromEntries(fields.map((field) => [field, value])), { requiredKeys: [] });
  const surplus = fc.tuple(shaped, fc.constantFrom('role', 'account', 'customerId', '__proto__'), value);
  const whole = fc.record(Object.fromEntries(fields.map((field) => [field, value])));
  return fc.oneof(
    { weight: 4, arbitrary: whole },
    { weight: 2, arbitrary: shaped },
    { weight: 1, arbitrary: surplus.map(([body, key, more]) => ({ ...body, [key]: more })) },
    { weight: 1, arbitrary: hostile },
  );
}
