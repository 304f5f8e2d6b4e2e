import type { MessageRecord } from '../../server/domain/record/message-record.ts';
import type { Page } from '../../server/storage/records/store.ts';
import { aChat, answered, begin, goOn, joins, MORNING, noted, said } from './a-chat.ts';
import type { Current } from './contract.ts';

function record(seq: number, more: Partial<MessageRecord> = {}): MessageRecord {
  return {
    ...{ chatId: 'a', seq, at: MORNING + seq, account: '1001', use: 'edited', phraseId: 'greeting.1' },
    ...{ manual: 'v1', distance: 3, findings: ['no_blame'], saidAgain: true, length: 12, typed: 4000 },
    offer: { question: 1, situations: ['greeting'], phrases: ['greeting.1'] },
    ...more,
  };
}
const DAY = { from: MORNING, to: MORNING + 86_400_000 };

async function all<T>(page: (after: string | null) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = [];
  let after: string | null = null;
  do {
    const got: Page<T> = await page(after);
    rows.push(...got.rows);
    after = got.next;
  } while (after !== null);
  return rows;
}

/** What is on record, and what reports are read from. */
export function describeRecords(store: Current): void {
  describe('records', () => {
    test('come back as they were put, each once', async () => {
      const free = record(2, {
        use: 'free',
        phraseId: null,
        distance: null,
        offer: null,
        typed: null,
        saidAgain: false,
      });
      await store().records.add([record(1), free]);
      await store().records.add([record(1, { distance: 9 })]);
      expect(await all((after) => store().records.page(DAY, after))).toEqual([record(1), free]);
    });

    test('of a range begin with its first moment and end before its last', async () => {
      await store().records.add([1, 2, 3].map((seq) => record(seq)));
      const range = { from: MORNING + 1, to: MORNING + 3 };
      const found = await all((after) => store().records.page(range, after));
      expect(found.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(await store().records.size(range)).toEqual({ chats: 0, records: 2 });
    });

    test('are read page by page, none twice and none left out', async () => {
      for (let from = 0; from < 1100; from += 100)
        await store().records.add(Array.from({ length: 100 }, (_, at) => record(from + at, { at: MORNING })));
      const found = await all((after) => store().records.page(DAY, after));
      expect(new Set(found.map(({ seq }) => seq)).size).toBe(1100);
      expect(found).toHaveLength(1100);
    });

    test('of a department are those in its chats, which are counted alike', async () => {
      await begin(store(), aChat('a', { department: 'sales' }), [said('您好')]);
      await begin(store(), aChat('b', { department: 'returns' }), [said('您好')]);
      await begin(store(), aChat('c'), [said('您好')]);
      await store().records.add(['a', 'b', 'c'].map((chatId) => record(1, { chatId })));
      const sales = { ...DAY, department: 'sales' };
      const [records, chats] = await Promise.all([
        all((after) => store().records.page(sales, after)),
        all((after) => store().records.chats(sales, after)),
      ]);
      expect([records.map(({ chatId }) => chatId), chats.map(({ chat }) => chat.id)]).toEqual([['a'], ['a']]);
      expect(await store().records.size(sales)).toEqual({ chats: 1, records: 1 });
    });

    test('stand beside the chats begun in a range, with the moments that are measured', async () => {
      await begin(store(), aChat('a'), [said('您好')]);
      await begin(store(), aChat('z', { startedAt: DAY.to }), [said('您好')]);
      await goOn(store(), 'a', [joins(), answered('请讲'), noted('老客户')]);
      const found = await all((after) => store().records.chats(DAY, after));
      expect(found.map(({ chat }) => chat.id)).toEqual(['a']);
      expect(found[0]?.moments.map(({ kind, role }) => `${kind} ${role}`)).toEqual([
        'message customer',
        'joined agent',
        'message agent',
      ]);
    });
  });
}
