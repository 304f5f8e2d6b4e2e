import { unknownDesk, type DeskState } from '../../client/console/store/desk.ts';
import {
  chatAnswered,
  chatChanged,
  chatGone,
  customerRead,
  entriesCame,
  epochReceived,
  ownChats,
  pageCame,
  snapshot,
  typed,
} from '../../client/console/store/news.ts';
import { at, byId, chat, entry } from './samples.ts';

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
      complaints: {},
      suggestions: {},
      gone: ['a'],
    });
  });

  test("after the floor, other people's chats are forgotten but for the one on the screen", () => {
    const chats = byId(chat('own'), chat('other', { agent: '1002' }), chat('shown', { agent: '1002' }));
    expect(Object.keys(ownChats(desk({ chats }), 'shown'))).toEqual(['own', 'shown']);
  });
});

describe('data of another history', () => {
  const log = { entries: [entry(1), entry(2), entry(3)] };
  const line = { clientId: 'c', chatId: 'a', kind: 'message', text: 'x', at: 0, state: 'queued' } as const;
  const known = desk({
    epoch: 'one',
    chats: byId(chat('a', { lastSeq: 3, lastAt: at('08:03:00') })),
    logs: { a: log },
    outbox: [line],
  });
  const startedOver = { epoch: null, chats: {}, logs: {} };
  const answer = (
    change: Partial<Parameters<typeof chatAnswered>[1]> = {},
  ): Parameters<typeof chatAnswered>[1] => ({
    chat: chat('a', { lastSeq: 3, lastAt: at('08:03:00') }),
    entries: [entry(3)],
    epoch: 'one',
    ...change,
  });

  test('of an older backup, told at the connection, nothing that was heard stands but what is to be sent', () => {
    const change = epochReceived(known, 'two');
    expect(change).toMatchObject({ epoch: 'two', chats: {}, logs: {} });
    expect({ ...known, ...change }.outbox).toEqual([line]);
  });

  test('an opened chat whose epoch is another makes the console start over', () => {
    expect(chatAnswered(known, answer({ epoch: 'two' }), 3)).toMatchObject(startedOver);
    expect(chatAnswered(known, answer(), 3)).not.toHaveProperty('epoch');
  });

  test('an opened chat that ends before what is known does so too, with the epoch as it was', () => {
    const shorter = chat('a', { lastSeq: 2, lastAt: at('08:02:00') });
    expect(chatAnswered(known, answer({ chat: shorter, entries: [] }), 3)).toMatchObject(startedOver);
  });

  test('an opened chat that was overtaken by an entry does not', () => {
    const shorter = chat('a', { lastSeq: 2, lastAt: at('08:02:00') });
    expect(chatAnswered(known, answer({ chat: shorter, entries: [] }), 2)).not.toHaveProperty('epoch');
  });

  test('another entry in the place of one that is here does so, also by itself', () => {
    const other = entry(3, { at: at('09:00:00') });
    expect(chatAnswered(known, answer({ entries: [other] }), 3)).toMatchObject(startedOver);
    expect(entriesCame(known, 'a', [other])).toMatchObject(startedOver);
    expect(entriesCame(known, 'a', [entry(3, { text: '' })]).logs?.['a']?.entries).toHaveLength(3);
  });

  test('a row in a list that goes on from an earlier entry does so', () => {
    const row = chat('a', { lastSeq: 2, lastAt: at('09:00:00') });
    expect(chatChanged({ ...known, logs: {} }, row)).toMatchObject(startedOver);
  });
});
