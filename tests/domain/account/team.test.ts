import {
  objectionToChange,
  objectionToUnlink,
  type TeamMember,
} from '../../../server/domain/account/team.ts';

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

test('an identity that is the only way in of the last administrator is not taken away', () => {
  const boss = { ...member('boss', 'admin'), hasPassword: false, isLinked: true };
  const invited = { ...member('new', 'admin'), hasPassword: false };
  const gone = { ...member('gone', 'admin'), disabledAt: 1 };
  expect(objectionToUnlink(boss, [boss, invited, gone])).toHaveProperty('refused', 'conflict');
  expect(objectionToUnlink(boss, [boss, member('other', 'admin')])).toBeNull();
  expect(objectionToUnlink({ ...boss, hasPassword: true }, [boss])).toBeNull();
  const agent = { ...boss, role: 'agent' as const };
  expect(objectionToUnlink(agent, [agent])).toBeNull();
});

test('an administrator who is known by the identity provider alone counts among those who can sign in', () => {
  const boss = { ...member('boss', 'admin'), hasPassword: false, isLinked: true };
  const other = member('other', 'admin');
  const asker = { account: 'boss', role: 'admin' } as const;
  expect(objectionToChange(asker, other, { disabled: true }, [boss, other])).toBeNull();
  expect(objectionToChange(null, boss, { disabled: true }, [boss])).toHaveProperty('refused', 'conflict');
});
