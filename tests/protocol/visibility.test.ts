import { CHAT_RIGHTS, mayWith } from '../../protocol/rights.ts';
import { type Beside, NOBODY_BESIDE } from '../../server/domain/chat/rules/participants.ts';
import { leadsFor, relationOf, relationToOthers, RELATION_RULES } from '../../protocol/visibility.ts';

const every = (['waiting', 'open', 'closed'] as const).flatMap((status) =>
  [null, '1001', '1002'].flatMap((agent) =>
    [false, true].flatMap((worksForCustomer) =>
      [NOBODY_BESIDE, { joined: ['1001'], invited: [] }, { joined: ['1002'], invited: ['1001'] }].map(
        (beside) => ({
          ...{ status, agent, worksForCustomer, beside },
        }),
      ),
    ),
  ),
);

test('every chat stands in exactly one relation to an agent', () => {
  const fitting = every.map(({ status, agent, worksForCustomer, beside }) =>
    RELATION_RULES.filter(
      (rule) =>
        rule.agent === (agent === null ? 'nobody' : agent === '1001' ? 'asker' : 'other') &&
        (rule.beside === undefined || rule.beside === standingIn(beside)) &&
        (rule.isClosed === undefined || rule.isClosed === (status === 'closed')) &&
        (rule.worksForCustomer === undefined || rule.worksForCustomer === worksForCustomer),
    ).map(({ relation }) => relation),
  );
  expect(fitting).toEqual(every.map((chat) => [relationOf({ account: '1001' }, chat)]));
});

function standingIn({ joined, invited }: Beside): string {
  return joined.includes('1001') ? 'joined' : invited.includes('1001') ? 'invited' : 'no';
}

test('[P6] who joined a running chat reads and writes in it, who was invited reads it, and nobody else does', () => {
  const agent = { account: '1001', role: 'agent' } as const;
  const others = every.filter((chat) => chat.agent === '1002' && !chat.worksForCustomer);
  const may = (ability: 'read' | 'write') =>
    others
      .filter((chat) => mayWith(agent, ability, relationOf(agent, chat)))
      .map(({ status, beside }) => `${status} ${standingIn(beside)}`)
      .sort();
  // Nobody is with an agent and waits.
  const running = ['open', 'waiting'];
  expect(may('read')).toEqual(running.flatMap((status) => [`${status} invited`, `${status} joined`]));
  expect(may('write')).toEqual(running.map((status) => `${status} joined`));
});

test('each relation that a right names has its rule, and none has two', () => {
  const rules = RELATION_RULES.map(({ relation }) => relation);
  const named = Object.values(CHAT_RIGHTS).flatMap(({ agent, lead }) => [...agent, ...lead]);
  expect([...new Set(rules)]).toEqual(rules);
  expect(named.filter((one) => one !== 'any' && !rules.includes(one))).toEqual([]);
});

test('[P1] a chat that nobody took stands in everybody’s lists, also when its customer has gone', () => {
  const agent = { account: '1001', role: 'agent' } as const;
  const others = every.filter(({ worksForCustomer }) => !worksForCustomer);
  const seen = others.filter((chat) => mayWith(agent, 'read', relationToOthers(chat)));
  expect(seen).toEqual(others.filter((chat) => chat.agent === null));
});

describe('whom a chat of the department sales calls', () => {
  const of = (account: string, departments: string[], change: object = {}) => ({
    ...{ account, role: 'lead' as const, disabled: false, connected: true, departments },
    ...change,
  });
  const away = { connected: false };
  test.each([
    [
      'those who belong to it, and those without one',
      [of('a', ['sales']), of('b', ['it']), of('c', [])],
      'a c',
    ],
    ['all, where nobody belongs to it', [of('a', ['it']), of('c', [])], 'a c'],
    ['all, where whoever belongs to it is not there', [of('a', ['sales'], away), of('b', ['it'])], 'a b'],
    ['all who may sign in', [of('a', ['sales'], { disabled: true }), of('b', ['it'])], 'b'],
    ['all, where only agents belong to it', [of('a', ['sales'], { role: 'agent' }), of('b', ['it'])], 'b'],
    ['administrators too', [of('a', ['sales'], { role: 'admin' }), of('b', ['it'])], 'a'],
  ])('%s', (_, staff, called) => {
    const accounts = leadsFor(staff, 'sales').map(({ account }) => account);
    expect(accounts.join(' ')).toBe(called);
  });

  test('a chat without a department calls all of them', () => {
    const staff = [of('a', ['sales']), of('b', ['it'], away)];
    expect(leadsFor(staff, null)).toEqual(staff);
  });
});
