import { AuditChecker, BEGINNING, lineAfter, type AuditLine } from '../../../server/domain/audit/audit.ts';

const KEY = 'the key of the desk';

/** A record of so many lines. */
function record(length: number): AuditLine[] {
  const lines: AuditLine[] = [];
  for (let n = 1; n <= length; n += 1)
    lines.push(lineAfter(lines.at(-1) ?? BEGINNING, { by: `100${n}`, act: 'sign_in' }, n, KEY));
  return lines;
}

function faultOf(lines: AuditLine[], head = record(5)[4]!, key = KEY) {
  const checker = new AuditChecker(key);
  checker.take(lines);
  return checker.end({ seq: head.seq, seal: head.seal }).fault;
}

test('a record as it was written has no fault', () => {
  expect(faultOf(record(5))).toBeNull();
  expect(new AuditChecker(KEY).end(BEGINNING)).toEqual({ whole: true, lines: 0, seal: '', fault: null });
});

test.each([
  ['by', { by: 'admin' }],
  ['at', { at: 99 }],
  ['act', { act: 'sign_out' }],
  ['about', { about: 'chat-2' }],
  ['details', { details: '{"x":1}' }],
] as const)('a line whose %s was changed is found', (_, change) => {
  const lines = record(5);
  lines[2] = { ...lines[2]!, ...change };
  expect(faultOf(lines)).toEqual({ seq: 3, what: 'changed' });
});

test('a line that was removed is found, also if the others were numbered anew', () => {
  const lines = record(5);
  lines.splice(2, 1);
  expect(faultOf(lines)).toEqual({ seq: 3, what: 'missing' });
  expect(faultOf(lines.map((line, index) => ({ ...line, seq: index + 1 })))).toMatchObject({ seq: 3 });
});

test('a line that was put in between is found', () => {
  const lines = record(5);
  lines.splice(2, 0, { ...lines[1]!, seq: 3 });
  expect(faultOf(lines)).toEqual({ seq: 3, what: 'changed' });
});

test('lines that were cut off at the end, or added behind it, are found', () => {
  expect(faultOf(record(4))).toEqual({ seq: 4, what: 'end_differs' });
  expect(faultOf(record(6))).toEqual({ seq: 6, what: 'end_differs' });
});

test('a record written anew without the key is found', () => {
  const forged = lineAfter(BEGINNING, { by: '1001', act: 'sign_in' }, 1, 'a guess');
  expect(faultOf([forged], forged)).toEqual({ seq: 1, what: 'other_key' });
  const disguised = { ...forged, keyName: record(1)[0]!.keyName };
  expect(faultOf([disguised], disguised)).toEqual({ seq: 1, what: 'changed' });
});
