import * as fc from 'fast-check';
import type { SettingKey } from '../../protocol/settings.ts';
import { parseSetting } from '../../protocol/setting-values.ts';
import { readSettingsFile, writeSettingsFile } from '../../server/settings/settings-file.ts';

const EMPTY = { week: null, days: [] };
const text = fc.oneof(
  fc.constantFrom(
    'no',
    'null',
    '08:30',
    '007',
    '~',
    '1e3',
    '# x',
    'a: b',
    '😀',
    '- x',
    '"',
    "'",
    '{}',
    '第一行\n第二行',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }),
);
const values: fc.Arbitrary<Partial<Record<SettingKey, unknown>>> = fc.record(
  {
    ...{
      company: text,
      blockNotice: text,
      maskNumbers: fc.boolean(),
      agentCapacity: fc.integer({ min: 1, max: 50 }),
    },
    ...{
      idleClose: fc.constantFrom('90s', '1h', '010m'),
      serviceHours: fc.constantFrom('08:30-12:00', '00:00-24:00'),
    },
    allowedOrigins: fc.constantFrom([], ['https://www.example.com', 'http://例子.cn:8080']),
  },
  { requiredKeys: [] },
);

function parsed(given: Partial<Record<SettingKey, unknown>>) {
  const known = Object.entries(given) as [SettingKey, unknown][];
  return new Map(
    known.flatMap(([key, value]) => {
      const read = parseSetting(key, value);
      return 'wire' in read ? [[key, read.wire] as const] : [];
    }),
  );
}

describe('[P10] the settings file', () => {
  it('[P10] says what was set, whatever the words are', () => {
    fc.assert(
      fc.property(values, (given) => {
        const set = parsed(given);
        const read = readSettingsFile(writeSettingsFile(set, EMPTY));
        if ('faults' in read) throw new Error(JSON.stringify(read.faults));
        expect([new Map([...read.values].sort()), read.calendar]).toEqual([new Map([...set].sort()), EMPTY]);
      }),
      { numRuns: 300 },
    );
  });

  it('[P10] names every line that cannot be taken', () => {
    const file =
      'form: 1\nsettings:\n  company: ""\n  idleClose: soon\n  colour: red\n  agentCapacity: 3\ncalendar: {}\nextra: 1';
    const read = readSettingsFile(file);
    expect('faults' in read && read.faults.map(({ line, key }) => [line, key])).toEqual([
      ...[
        [8, 'extra'],
        [3, 'company'],
        [4, 'idleClose'],
        [5, 'colour'],
        [7, 'calendar'],
      ],
    ]);
  });

  it.each([
    ['', 1],
    ['- a', 1],
    ['form: 2\nsettings: {}', 1],
    ['settings:\n  company: x', 1],
    ['form: 1\nsettings: 5', 2],
    ['form: 1\nsettings:\n  company: [', 3],
    ['form: 1\nsettings:\n  company: a\n  company: b', 4],
  ])('[P10] refuses %j at line %d', (file, line) => {
    const read = readSettingsFile(file);
    expect('faults' in read && read.faults[0]?.line).toBe(line);
  });

  it('[P10] says of departments what they are and have of their own, and every part that cannot be taken', () => {
    const returns = {
      ...{ name: '退换货', overflow: [{ id: 'sales', after: '30s' }], pages: ['*/returns'] },
      ...{ settings: { idleClose: '30m' }, calendar: { days: [{ date: '2027-10-01', intervals: [] }] } },
    };
    const read = readSettingsFile(writeSettingsFile(new Map(), EMPTY, { returns, sales: { name: '007' } }));
    expect('departments' in read && read.departments).toEqual([
      {
        ...{ id: 'returns', body: { name: '退换货', overflow: returns.overflow, pages: ['*/returns'] } },
        ...{ own: new Map([['idleClose', '30m']]), days: returns.calendar.days, tags: null },
      },
      { id: 'sales', body: { name: '007' }, own: new Map(), days: null, tags: null },
    ]);
    const file = `form: 1
departments:
  a b: { name: x }
  returns:
    name: ""
    colour: red
    overflow: [{ id: sales }]
    settings:
      company: x
      idleClose: soon
    calendar: { week: null }
  sales: 5`;
    const wrong = readSettingsFile(file);
    expect('faults' in wrong && wrong.faults.map(({ line, key }) => `${line} ${key}`)).toEqual(
      expect.arrayContaining([
        ...['3 a b/', '5 returns/name', '6 returns/colour', '7 returns/overflow'],
        ...['9 returns/company', '10 returns/idleClose', '11 returns/calendar', '12 sales/'],
      ]),
    );
  });

  it('[P10] does not multiply aliases', () => {
    const bomb = `form: 1\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nsettings:\n  allowedOrigins: *b`;
    expect('faults' in readSettingsFile(bomb)).toBe(true);
  });
});
