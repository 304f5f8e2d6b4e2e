import fc from 'fast-check';
import {
  changeOutbox,
  nextToSend,
  settle,
  strand,
  type OutboxChange,
  type Unsent,
} from '../../client/widget/connection/outbox.ts';
import { entryWith, written } from './samples.ts';

const wrote = (clientId: string, chatId: string | null = 'chat'): OutboxChange => ({
  change: 'wrote',
  item: written(clientId, chatId),
});
const after = (...events: OutboxChange[]): Unsent[] => events.reduce<Unsent[]>(changeOutbox, []);

test('messages go out one at a time and in the order of writing', () => {
  const outbox = after(wrote('b'), wrote('a'));
  expect(nextToSend(outbox)?.clientId).toBe('b');
  const sending = changeOutbox(outbox, { change: 'sending', clientId: 'b' });
  expect(nextToSend(sending)).toBeNull();
  expect(nextToSend(settle(sending, [entryWith(1, { clientId: 'b' })]))?.clientId).toBe('a');
});

test('a message without an answer waits for another try under the same clientId', () => {
  const outbox = after(wrote('a'), { change: 'sending', clientId: 'a' }, { change: 'cutOff' });
  expect(outbox).toMatchObject([{ clientId: 'a', state: 'waiting', tries: 1 }]);
});

test.each(['closed', 'not_found'] as const)('a message refused with %s is kept for the customer', (code) => {
  const outbox = after(wrote('a'), { change: 'refused', clientId: 'a', code });
  expect(outbox).toMatchObject([{ state: 'stranded', text: 'text of a' }]);
  expect(nextToSend(outbox)).toBeNull();
  expect(changeOutbox(outbox, { change: 'goneOn' })).toMatchObject([{ state: 'waiting', chatId: null }]);
});

test('a message that the desk will never take holds up none of the others', () => {
  const outbox = after(wrote('a'), wrote('b'), { change: 'refused', clientId: 'a', code: 'too_large' });
  expect(outbox[0]).toMatchObject({ state: 'refused', refusal: 'too_large' });
  expect(nextToSend(outbox)?.clientId).toBe('b');
});

test('a desk that is busy is asked again', () => {
  const outbox = after(wrote('a'), { change: 'refused', clientId: 'a', code: 'rate_limited' });
  expect(nextToSend(outbox)?.clientId).toBe('a');
});

test('what was written in another chat does not slip into the present one', () => {
  const outbox = strand(after(wrote('a', 'old'), wrote('b', null), wrote('c', 'new')), 'new');
  expect(outbox.map((item) => item.state)).toEqual(['stranded', 'waiting', 'waiting']);
});

test('messages found after a reload stand before new ones, each once', () => {
  const kept = after(wrote('a'), wrote('b'), { change: 'sending', clientId: 'a' });
  const outbox = changeOutbox(kept.slice(1), { change: 'found', items: kept });
  expect(outbox.map((item) => [item.clientId, item.state])).toEqual([
    ['a', 'waiting'],
    ['b', 'waiting'],
  ]);
});

test('whatever is lost on the way, each message ends up stored once or kept, in order', () => {
  const fate = fc.constantFrom('stored', 'question lost', 'answer lost', 'closed', 'busy', 'cut off');
  fc.assert(
    fc.property(fc.array(fc.oneof(fate, fc.constant('write')), { maxLength: 60 }), (fates) => {
      const stored: string[] = [];
      let outbox: Unsent[] = [];
      let count = 0;
      const change = (event: OutboxChange): void => void (outbox = changeOutbox(outbox, event));
      for (const each of fates) {
        if (each === 'write') {
          count += 1;
          change(wrote(`m${count}`));
          continue;
        }
        const clientId = nextToSend(outbox)?.clientId;
        if (clientId === undefined) continue;
        change({ change: 'sending', clientId });
        const arrives = each === 'stored' || each === 'answer lost';
        if (arrives && !stored.includes(clientId)) stored.push(clientId);
        if (each === 'stored') outbox = settle(outbox, [entryWith(stored.length, { clientId })]);
        else if (each === 'closed' && !stored.includes(clientId))
          change({ change: 'refused', clientId, code: 'closed' });
        else if (each === 'busy') change({ change: 'refused', clientId, code: 'unavailable' });
        else if (each === 'cut off') change({ change: 'cutOff' });
        else change({ change: 'missed', clientId });
      }
      const left = outbox.map((item) => item.clientId);
      const all = Array.from({ length: count }, (_, index) => `m${index + 1}`);
      expect(new Set([...stored, ...left])).toEqual(new Set(all));
      expect(stored).toEqual(all.filter((id) => stored.includes(id)));
      expect(left).toEqual(all.filter((id) => left.includes(id)));
    }),
  );
});
