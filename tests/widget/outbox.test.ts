import fc from 'fast-check';
import type { FileView } from '../../protocol/files.ts';
import { keepIn, type Keep } from '../../client/widget/connection/keep.ts';
import { loadOutbox, saveOutbox } from '../../client/widget/connection/kept-outbox.ts';
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

describe('a file that waits', () => {
  const view = (id: string): FileView => ({ id, name: '小票.png', type: 'image/png', size: 3 });
  const chosen = (clientId: string): OutboxChange => ({
    change: 'wrote',
    item: { ...written(clientId), text: '', files: [view(`here-${clientId}`)], bytes: 'storing' },
  });
  const kept = (outbox: Unsent[], before: Unsent[] = []): string[] => {
    saveOutbox(keep, before, outbox);
    return loadOutbox(keep).map(({ clientId }) => clientId);
  };
  let keep: Keep;
  beforeEach(() => {
    keep = keepIn(() => {
      throw new Error('no storage');
    });
  });

  test('[P1] is found by another page only once its bytes are, and never where they are only in this one', () => {
    const fresh = after(chosen('a'), chosen('b'));
    expect(kept(fresh)).toEqual([]);
    const stored = changeOutbox(changeOutbox(fresh, { change: 'stored', fileId: 'here-a', bytes: 'kept' }), {
      change: 'stored',
      fileId: 'here-b',
      bytes: 'memory',
    });
    expect(kept(stored, fresh)).toEqual(['a']);
  });

  test('[P1] goes before the words that were written after it, as the file of the desk', () => {
    const sending = after(chosen('a'), wrote('words'), { change: 'sending', clientId: 'a' });
    expect(nextToSend(sending)).toBeNull();
    const uploaded = changeOutbox(sending, { change: 'uploaded', clientId: 'a', file: view('of-desk') });
    expect(nextToSend(uploaded)).toMatchObject({
      clientId: 'a',
      files: [{ id: 'of-desk' }],
      state: 'waiting',
    });
    expect(nextToSend(uploaded)?.bytes).toBeUndefined();
    expect(kept(uploaded)).toEqual(['a', 'words']);
  });

  test('[P1] that the desk refuses holds up no words', () => {
    const outbox = after(chosen('a'), wrote('words'), {
      change: 'refused',
      ...{ clientId: 'a', code: 'unsupported' },
    });
    expect(outbox[0]).toMatchObject({ state: 'refused', refusal: 'unsupported' });
    expect(nextToSend(outbox)?.clientId).toBe('words');
  });

  test('[P1] whose chat ends while it is uploaded is left to the customer', () => {
    const ended = strand(after(chosen('a')), 'another');
    const uploaded = changeOutbox(ended, { change: 'uploaded', clientId: 'a', file: view('of-desk') });
    expect(uploaded).toMatchObject([{ state: 'stranded', files: [{ id: 'of-desk' }] }]);
  });
});
