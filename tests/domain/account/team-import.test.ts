import fc from 'fast-check';
import { decodeText } from '../../../phrases/exchange/decode.ts';
import { readTeamFile, writeTeamFile } from '../../../server/domain/account/team-file.ts';
import { cellsOf, planImport, type KnownMember } from '../../../server/domain/account/team-import.ts';

const member = (account: string, more: Partial<KnownMember> = {}): KnownMember => ({
  ...{ account, number: account, name: `name of ${account}`, role: 'agent', capacity: null, mail: null },
  ...{ languages: [], departments: [], hasPassword: true, isLinked: false, disabledAt: null },
  ...more,
});
const TEAM = [
  member('admin', { role: 'admin' }),
  member('1001', { mail: 'Li.Na@x.cn', departments: ['sales'] }),
  member('gone', { disabledAt: 1 }),
];
const DEPARTMENTS = [
  { id: 'sales', name: '售前' },
  { id: 'returns', name: '售后' },
];

function plan(text: string) {
  const rows = readTeamFile(text);
  if ('fault' in rows) throw new Error(rows.fault.why);
  const by = { account: 'admin', role: 'admin' } as const;
  return planImport(rows, { team: TEAM, departments: DEPARTMENTS, by });
}
const HEAD = 'account,number,name,role,departments,capacity,mail,languages\n';
const first = (row: string) => plan(`${HEAD}${row}\n`)[0];

test('a row is new, changed or the same, with what changes', () => {
  const file = `${HEAD}li,007,李娜,主管,"售前、returns",3,li@x.cn,"zh, EN"
1001,1001,小满,,,,,
admin,admin,name of admin,admin,,,,`;
  expect(plan(file).map(({ row }) => [row.line, row.what, row.changes])).toEqual([
    [2, 'new', []],
    [
      3,
      'changed',
      [
        { column: 'name', from: 'name of 1001', to: '小满' },
        { column: 'departments', from: 'sales', to: '' },
        { column: 'mail', from: 'Li.Na@x.cn', to: '' },
      ],
    ],
    [4, 'same', []],
  ]);
  expect(plan(file)[0]?.person).toEqual({
    ...{ account: 'li', number: '007', name: '李娜', role: 'lead', departments: ['returns', 'sales'] },
    ...{ capacity: 3, mail: 'li@x.cn', languages: ['zh', 'en'] },
  });
});

test('columns that a file leaves out stay as they are', () => {
  const [row] = plan('账号;工号;姓名\n1001;1001;小满\n');
  expect(row?.row.changes.map(({ column }) => column)).toEqual(['name']);
});

test.each([
  ['a b,1,n,,,,,', { why: 'unfit', column: 'account' }],
  ['a,no spaces,n,,,,,', { why: 'unfit', column: 'number' }],
  ['a,1,,,,,,', { why: 'unfit', column: 'name' }],
  ['a,1,n,boss,,,,', { why: 'unfit', column: 'role' }],
  ['a,1,n,,,many,,', { why: 'unfit', column: 'capacity' }],
  ['a,1,n,,,0,,', { why: 'unfit', column: 'capacity' }],
  ['a,1,n,,,,nobody,', { why: 'unfit', column: 'mail' }],
  ['a,1,n,,,,,klingon!', { why: 'unfit', column: 'languages' }],
  ['a,1,n,,billing,,,', { why: 'unknownDepartment', department: 'billing' }],
  ['a,1001,n,,,,,', { why: 'taken', column: 'number', account: '1001' }],
  ['a,1,n,,,,li.na@X.CN,', { why: 'taken', column: 'mail', account: '1001' }],
  ['1001,2,n,,,,,', { why: 'fixed', number: '1001' }],
  ['gone,gone,n,,,,,', { why: 'disabled' }],
  ['admin,admin,n,agent,,,,', { why: 'ownRole' }],
])('%s is refused with its reason', (row, fault) => {
  expect(first(row)).toMatchObject({ person: null, row: { what: 'refused', fault } });
});

test.each([
  ['account', 'a,1,n,,,,,\nA,2,n,,,,,'],
  ['number', 'a,007,n,,,,,\nb,007,n,,,,,'],
  ['mail', 'a,1,n,,,,x@x.cn,\nb,2,n,,,,X@x.cn,'],
])('the same %s in two rows refuses the second and names the first', (column, rows) => {
  const [one, other] = plan(HEAD + rows);
  expect(one?.row.what).toBe('new');
  expect(other?.row.fault).toEqual({ why: 'twice', column, line: 2 });
});

test.each([
  ['name,number\na,1\n', { why: 'columns', missing: ['account'], unknown: [] }],
  ['account,number,name,salary\na,1,n,5\n', { why: 'columns', missing: [], unknown: ['salary'] }],
  ['account,number,name,name\na,1,n,m\n', { why: 'columns', missing: [], unknown: [] }],
  ['account,number,name\n', { why: 'empty' }],
  ['account,number,name\na,1,"n\n', { why: 'broken', line: 2 }],
  [`account,number,name\n${'a,1,n\n'.repeat(501)}`, { why: 'tooMany' }],
])('%j cannot be read: %o', (text, fault) => {
  expect(readTeamFile(text)).toEqual({ fault });
});

test('a file of Excel, with a mark, in GBK or UTF-16, keeps zeros, commas and a formula as they are', () => {
  const text = '账号,工号,姓名\nli,007,"李, 娜"\nwu,008,=1+1\n';
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer),
  ]);
  // "账号,工号,姓名\nli,007,…" as Excel in China saves it.
  const gbk = Uint8Array.from([
    ...[0xd5, 0xcb, 0xba, 0xc5, 0x2c, 0xb9, 0xa4, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a],
    ...[0x6c, 0x69, 0x2c, 0x30, 0x30, 0x37, 0x2c, 0xc0, 0xee, 0x0a],
  ]);
  const people = (bytes: Uint8Array) =>
    plan(decodeText(bytes) ?? '').map(({ person }) => [person?.number, person?.name]);
  const both = [
    ['007', '李, 娜'],
    ['008', '=1+1'],
  ];
  expect(people(utf16)).toEqual(both);
  expect(people(new TextEncoder().encode(`\ufeff${text}`))).toEqual(both);
  expect(people(gbk)).toEqual([['007', '李']]);
});

test('what the desk writes changes nothing when it is imported again', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => `n${text.trim()}n`);
  const tags = fc.subarray(['zh', 'en', 'ja', 'pt-BR']);
  fc.assert(
    fc.property(name, tags, fc.option(fc.integer({ min: 1, max: 100 })), (said, languages, capacity) => {
      const [row] = plan(`account,number,name\nx,1,"${said.replaceAll('"', '""')}"\n`);
      fc.pre(row?.person !== null && row !== undefined);
      const known = member('x', { ...row.person, departments: ['sales'], languages, capacity });
      const rows = readTeamFile(writeTeamFile([cellsOf(known)]));
      if ('fault' in rows) throw new Error(rows.fault.why);
      const by = { account: 'admin', role: 'admin' } as const;
      const again = planImport(rows, { team: [known], departments: DEPARTMENTS, by });
      expect(again.map(({ row: { what, changes } }) => [what, changes])).toEqual([['same', []]]);
    }),
  );
});
