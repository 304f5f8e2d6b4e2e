import { CHAT_RIGHTS, mayWith } from '../../protocol/rights.ts';
import { relationOf, relationToOthers, RELATION_RULES } from '../../protocol/visibility.ts';

const every = (['waiting', 'open', 'closed'] as const).flatMap((status) =>
  [null, '1001', '1002'].flatMap((agent) =>
    [false, true].map((talksWithCustomer) => ({ status, agent, talksWithCustomer })),
  ),
);

test('every chat stands in exactly one relation to an agent', () => {
  const fitting = every.map(({ status, agent, talksWithCustomer }) =>
    RELATION_RULES.filter(
      (rule) =>
        rule.agent === (agent === null ? 'nobody' : agent === '1001' ? 'asker' : 'other') &&
        (rule.isClosed === undefined || rule.isClosed === (status === 'closed')) &&
        (rule.talksWithCustomer === undefined || rule.talksWithCustomer === talksWithCustomer),
    ).map(({ relation }) => relation),
  );
  expect(fitting).toEqual(every.map((chat) => [relationOf({ account: '1001' }, chat)]));
});

test('each relation that a right names has its rule, and none has two', () => {
  const rules = RELATION_RULES.map(({ relation }) => relation);
  const named = Object.values(CHAT_RIGHTS).flatMap(({ agent, lead }) => [...agent, ...lead]);
  expect([...new Set(rules)]).toEqual(rules);
  expect(named.filter((one) => one !== 'any' && !rules.includes(one))).toEqual([]);
});

test('[P1] a chat that nobody took stands in everybody’s lists, also when its customer has gone', () => {
  const agent = { account: '1001', role: 'agent' } as const;
  const others = every.filter(({ talksWithCustomer }) => !talksWithCustomer);
  const seen = others.filter((chat) => mayWith(agent, 'read', relationToOthers(chat)));
  expect(seen).toEqual(others.filter((chat) => chat.agent === null));
});
