import { unknownDesk, type DeskState } from '../../client/console/store/desk.ts';
import {
  chatChanged,
  chatGone,
  customerRead,
  entriesCame,
  ownChats,
  pageCame,
  snapshot,
  typed,
} from '../../client/console/store/news.ts';
import { byId, chat, entry } from './samples.ts';

const session = { account: '1001', role: 'agent', number: '1001', name: '林小满' } as const;
const desk = (change: Partial<DeskState>): DeskState => ({ ...unknownDesk, session, ...change });

describe('what the desk says', () => {
  test('a snapshot replaces every chat that was known', () => {
    const state = desk({ chats: byId(chat('a')) });
    const told = { chats: [chat('b')], staff: [], counts: { waiting: 3 }, cursors: { waiting: 'c' } };
    const change = snapshot(state, told);
    expect(Object.keys(change.chats ?? {})).toEqual(['b']);
    expect(change).toMatchObject({ counts: { waiting: 3 }, cursors: { waiting: 'c' } });
  });

  test('a page adds to its list, unless a newer snapshot has come', () => {
    const state = desk({ chats: byId(chat('a')), cursors: { waiting: 'c' } });
    const page = { chats: [chat('b')], cursor: null };
    const change = pageCame(state, { list: 'waiting', cursor: 'c' }, page);
    expect(Object.keys(change.chats ?? {})).toEqual(['a', 'b']);
    expect(change.cursors).toEqual({ waiting: null });
    expect(pageCame(state, { list: 'waiting', cursor: 'older' }, page)).toEqual({});
  });

  test("a row leaves the customer's details as they were told before", () => {
    const { customer } = chat('a');
    const details = { page: 'https://a.example/', referrer: null, attributes: { plan: 'gold' } };
    const state = desk({ chats: byId(chat('a', { customer: { ...customer, ...details } })) });
    const row = chat('a', { lastSeq: 9 });
    expect(chatChanged(state, row).chats?.['a']?.customer).toEqual({ ...customer, ...details });
  });

  test('an answer overtaken by newer news changes nothing', () => {
    const state = desk({ chats: byId(chat('a', { lastSeq: 5 })) });
    expect(chatChanged(state, chat('a', { lastSeq: 4 }))).toEqual({});
  });

  test('a stored entry takes its line out of the outbox', () => {
    const line = {
      clientId: 'c1',
      chatId: 'a',
      kind: 'message',
      text: 'x',
      at: 0,
      state: 'sending',
    } as const;
    const change = entriesCame(desk({ outbox: [line] }), 'a', [entry(1, { clientId: 'c1' })]);
    expect(change.outbox).toEqual([]);
  });

  test('typing ends with the message', () => {
    const typing = typed(desk({}), { chatId: 'a', on: true, by: 'customer' }, 1000).typing ?? {};
    expect(typing['a']?.customer).toBeGreaterThan(1000);
    expect(entriesCame(desk({ typing }), 'a', [entry(1)]).typing?.['a']?.customer).toBe(0);
  });

  test('what the customer has seen only grows', () => {
    const state = desk({ chats: byId(chat('a', { seenByCustomer: 3 })) });
    expect(customerRead(state, 'a', 2)).toEqual({});
    expect(customerRead(state, 'a', 4).chats?.['a']?.seenByCustomer).toBe(4);
  });

  test('a chat that is gone leaves lists and suggestions', () => {
    const suggestions = { a: { chatId: 'a', seq: 1, situations: [], phrases: [], owed: [] } };
    expect(chatGone(desk({ chats: byId(chat('a')), suggestions }), 'a')).toEqual({
      chats: {},
      suggestions: {},
      gone: ['a'],
    });
  });

  test("after the floor, other people's chats are forgotten but for the one on the screen", () => {
    const chats = byId(chat('own'), chat('other', { agent: '1002' }), chat('shown', { agent: '1002' }));
    expect(Object.keys(ownChats(desk({ chats }), 'shown'))).toEqual(['own', 'shown']);
  });
});
