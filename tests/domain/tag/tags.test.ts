import { offeredIn, placedTags, type Tag } from '../../../protocol/tags.ts';
import {
  hasTags,
  objectionToTags,
  objectionToTree,
  suggestedFor,
  tagName,
  tagTable,
} from '../../../server/domain/tag/tags.ts';

const DESK: Tag[] = [
  { id: 'refund', kind: 'reason', name: '退款', situations: ['complaint'] },
  { id: 'late', parent: 'refund', name: '超时', situations: ['complaint_slow'] },
  { id: 'old', kind: 'product', name: '旧款', retired: true },
  { id: 'older', parent: 'old', name: '更旧' },
];
const SALES: Tag[] = [{ id: 'price', kind: 'reason', name: '价格' }];
const TABLE = tagTable([
  { department: null, tags: DESK },
  { department: 'sales', tags: SALES },
]);

test('a chat is offered the desk’s tags and its department’s, none that is retired or below a retired one', () => {
  const ids = (department: string | null) => offeredIn([...TABLE.values()], department).map(({ id }) => id);
  expect(ids(null)).toEqual(['refund', 'late']);
  expect(ids('sales')).toEqual(['refund', 'late', 'price']);
});

test('a tag is called by all the names that lead to it; one that is gone by its id', () => {
  expect([tagName(TABLE, 'late'), tagName(TABLE, 'gone')]).toEqual(['退款 / 超时', 'gone']);
});

test('a chat keeps what it has, and takes nothing that it is not offered', () => {
  const chat = { department: null, tags: ['old'] };
  expect(objectionToTags(TABLE, chat, ['old', 'late'])).toBeNull();
  expect(objectionToTags(TABLE, chat, ['price'])?.field).toBe('tags');
  expect(objectionToTags(TABLE, { ...chat, tags: [] }, ['old'])?.refused).toBe('bad_request');
});

test('tags are suggested by the situations of the chat, the most frequent first', () => {
  const situations = new Map([
    ['complaint', 1],
    ['complaint_slow', 3],
    ['thanks', 9],
  ]);
  expect(suggestedFor(TABLE, null, situations)).toEqual(['late', 'refund']);
});

test('a desk without tags that can be chosen has none', () => {
  expect(hasTags(TABLE, 'anything')).toBe(true);
  expect(
    hasTags(
      tagTable([{ department: null, tags: [{ id: 'x', kind: 'cause', name: 'x', retired: true }] }]),
      null,
    ),
  ).toBe(false);
});

test.each<[string, Tag[]]>([
  ['the same id twice', [...DESK, { id: 'refund', kind: 'cause', name: '另一个' }]],
  ['an id of another tree', [...DESK, { id: 'price', kind: 'cause', name: '价' }]],
  ['neither a kind nor a parent', [{ id: 'a', name: '甲' }]],
  ['both', [...DESK, { id: 'a', kind: 'cause', parent: 'refund', name: '甲' }]],
  ['a parent that is not there', [{ id: 'a', parent: 'b', name: '甲' }]],
  [
    'a circle',
    [
      { id: 'a', parent: 'b', name: '甲' },
      { id: 'b', parent: 'a', name: '乙' },
    ],
  ],
  ['the same name in one place', [...DESK, { id: 'a', parent: 'refund', name: '超时' }]],
  [
    'five levels',
    ['1', '2', '3', '4', '5'].map((id, at) => ({
      id,
      name: id,
      ...(at === 0 ? { kind: 'cause' as const } : { parent: String(at) }),
    })),
  ],
])('%s is no tree', (_, tags) => {
  expect(objectionToTree(tags, [{ department: 'sales', tags: SALES }])?.refused).toBe('bad_request');
});

test('what is a tree is taken, with its places in order', () => {
  expect(objectionToTree(DESK, [{ department: 'sales', tags: SALES }])).toBeNull();
  expect(placedTags([{ department: null, tags: DESK }]).map(({ id, over }) => [id, ...over])).toEqual([
    ['refund'],
    ['late', 'refund'],
    ['old'],
    ['older', 'old'],
  ]);
});
