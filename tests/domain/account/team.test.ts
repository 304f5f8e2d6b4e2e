import { objectionToChange, type TeamMember } from '../../../server/domain/account/team.ts';

const member = (account: string, role: TeamMember['role'], ...departments: string[]): TeamMember => ({
  ...{ account, role, departments, hasPassword: true, isLinked: false, disabledAt: null },
});
const TEAM = [
  member('admin', 'admin'),
  member('boss', 'lead', 'sales', 'returns'),
  member('all', 'lead'),
  member('seller', 'agent', 'sales'),
  member('biller', 'agent', 'billing'),
  member('both', 'agent', 'sales', 'billing'),
  member('free', 'agent'),
];
const code = (by: string, who: string, change: object): string | null => {
  const [asker, one] = [by, who].map((account) => TEAM.find((found) => found.account === account));
  if (!asker || !one) throw new Error('nobody');
  return objectionToChange(asker, one, change, TEAM)?.refused ?? null;
};

test.each([
  ['seller', { name: 'n', capacity: 3, languages: ['zh'] }, null],
  ['seller', { departments: ['returns'] }, null],
  ['seller', { departments: [] }, null],
  ['seller', { departments: ['sales', 'billing'] }, 'forbidden'],
  ['both', { departments: ['sales'] }, 'forbidden'],
  ['both', { departments: ['billing', 'returns'] }, null],
  ['biller', { name: 'n' }, 'forbidden'],
  ['free', { departments: ['sales'] }, 'forbidden'],
  ['seller', { role: 'lead' }, 'forbidden'],
  ['seller', { role: 'agent' }, 'forbidden'],
  ['seller', { disabled: true }, 'forbidden'],
  ['seller', { mail: 'x@x.cn' }, 'forbidden'],
  ['all', { name: 'n' }, 'forbidden'],
  ['admin', { name: 'n' }, 'forbidden'],
  ['boss', { name: 'n' }, 'forbidden'],
])('a lead of sales and returns changes %s to %j: %s', (who, change, answer) => {
  expect(code('boss', who, change)).toBe(answer);
});

test('a lead of no department leads every agent, and nobody else', () => {
  const change = { name: 'n', departments: ['billing'] };
  expect(['seller', 'free', 'boss', 'admin', 'all'].map((who) => code('all', who, change))).toEqual([
    null,
    null,
    'forbidden',
    'forbidden',
    'forbidden',
  ]);
});

test('an agent changes nobody', () => {
  expect(code('both', 'seller', { name: 'n' })).toBe('forbidden');
});
