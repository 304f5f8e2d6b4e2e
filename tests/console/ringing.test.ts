import { callsFor, ringingFor } from '../../client/console/features/alerts/alarms.ts';
import { byId, chat } from './samples.ts';

const session = { account: '1001', role: 'agent', number: '1001', name: '林小满' } as const;
const unread = chat('a', { unread: 2 });
const waiting = chat('q', { status: 'waiting', agent: null });
const left = { ...unread.customer, online: false };

describe('what calls the agent', () => {
  test('unread messages and customers in the queue', () => {
    const state = { chats: byId(unread, waiting, chat('calm')), session, status: 'online' } as const;
    expect(callsFor(state)).toEqual({ unread: ['a'], waiting: ['q'] });
  });

  test('the queue does not call whoever is away', () => {
    expect(callsFor({ chats: byId(waiting), session, status: 'away' }).waiting).toEqual([]);
  });

  test('sound stops when the customer has left; the count stays', () => {
    const state = { chats: byId({ ...unread, customer: left }), session, status: 'online' } as const;
    expect(ringingFor(state)).toEqual([]);
    expect(callsFor(state).unread).toEqual(['a']);
  });
});
