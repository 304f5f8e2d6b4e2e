import { losesReaders } from '../../../phrases/own-phrase.ts';
import { PHRASE_SCOPES } from '../../../protocol/own-phrases.ts';
import {
  changes,
  firstPlace,
  inOrder,
  placed,
  sees,
  type OwnPhrase,
} from '../../../server/domain/own-phrase/own-phrase.ts';

const phrase = (change: Partial<OwnPhrase>): OwnPhrase => ({
  ...{ id: 'p', account: '1001', scope: 'own', team: 'agents', text: '话', situation: null },
  ...{ shortcut: null, place: 0, at: 0, ...change },
});
const author = { account: '1001', role: 'agent' } as const;
const agent = { account: '1002', role: 'agent' } as const;
const lead = { account: '9001', role: 'lead' } as const;

test.each([
  [phrase({}), [true, false, false]],
  [phrase({ scope: 'team' }), [true, true, true]],
  [phrase({ scope: 'everybody' }), [true, true, true]],
  [phrase({ scope: 'team', team: 'leads', account: '9002' }), [false, false, true]],
  [phrase({ scope: 'everybody', team: 'leads', account: '9002' }), [true, true, true]],
])('own is for its author, team for those of the author’s role, everybody for all (%#)', (one, expected) => {
  expect([author, agent, lead].map((asker) => sees(asker, one))).toEqual(expected);
});

test.each(
  PHRASE_SCOPES.flatMap((from) =>
    PHRASE_SCOPES.flatMap((to) => (['agents', 'leads'] as const).map((team) => [from, to, team] as const)),
  ),
)(
  'a phrase shared with %s loses readers by %s (%s) when somebody saw it who does not now',
  (from, to, team) => {
    const before = phrase({ account: '1000', scope: from, team });
    const lost = [agent, lead].some((one) => sees(one, before) && !sees(one, { ...before, scope: to }));
    expect(losesReaders(before, to)).toBe(lost);
  },
);

test('only its author and leads change what is shared', () => {
  const shared = phrase({ scope: 'team' });
  expect([author, agent, lead].map((asker) => changes(asker, shared))).toEqual([true, false, true]);
});

test('lists stand in the order own, team, everybody, each in its own', () => {
  const all = [
    phrase({ id: 'e', scope: 'everybody', place: -9 }),
    phrase({ id: 't', scope: 'team' }),
    phrase({ id: 'b', place: 2 }),
    phrase({ id: 'a', place: 1 }),
  ];
  expect(inOrder(all).map(({ id }) => id)).toEqual(['a', 'b', 't', 'e']);
});

test('what is for everybody stands in one order, whoever wrote it', () => {
  const all = [
    phrase({ id: 'a', scope: 'everybody', place: 1 }),
    phrase({ id: 'l', scope: 'everybody', team: 'leads', place: 0 }),
  ];
  expect(inOrder(all).map(({ id }) => id)).toEqual(['l', 'a']);
});

test('what is moved stands before the other, and nothing else changes its order', () => {
  const all = ['a', 'b', 'c'].map((id, place) => phrase({ id, place }));
  const others = [phrase({ id: 'x', scope: 'team' }), phrase({ id: 'y', account: '1002' })];
  const moved = placed(all[2]!, 'a', [...all, ...others]) ?? [];
  expect(inOrder(moved).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  expect(placed(all[2]!, null, all)).toEqual([]);
  expect(placed(all[2]!, 'x', [...all, ...others])).toBeNull();
});

test('what has just been pinned stands first in its list', () => {
  const all = [phrase({ id: 'a', place: -3 }), phrase({ id: 'b', account: '1002', place: -8 })];
  expect(firstPlace(phrase({ id: 'new' }), all)).toBe(-4);
  expect(firstPlace(phrase({ id: 'new' }), [])).toBe(0);
});
