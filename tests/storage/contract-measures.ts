import type { NewEntry } from '../../server/domain/chat/log.ts';
import { EMPTY_RECORD } from '../../server/domain/customer/record.ts';
import { newCase } from '../../server/domain/case/case.ts';
import { append } from '../../server/domain/chat/fold.ts';
import { fold } from '../../server/domain/case/fold.ts';
import type { Page } from '../../server/storage/records/store.ts';
import { ACase, AGENT, FRIDAY, HOUR } from '../domain/case/a-case.ts';
import { aChat, answered, begin, goOn, joins, LEFT, MORNING, said } from './a-chat.ts';
import type { Current } from './contract.ts';

const DAY = { from: MORNING, to: MORNING + 86_400_000 };
const RATED: NewEntry = {
  ...{ kind: 'rated', by: { role: 'customer' }, text: '好' },
  data: { score: 4, expected: 5 },
};

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

/** What the measures of complaints, promises and steps are read from. */
export function describeMeasures(store: Current): void {
  describe('measures', () => {
    test('are read from the lines of a range that say who had a chat and how it ended, without words', async () => {
      await begin(store(), aChat('a', { department: 'sales' }), [said('您好')]);
      await begin(store(), aChat('z', { startedAt: DAY.to }), [said('您好'), LEFT]);
      await goOn(store(), 'a', [joins(), answered('请讲'), LEFT, RATED]);
      const marks = await all((after) => store().measures.marks(DAY, after));
      expect(marks.map(({ entry }) => entry.kind)).toEqual(['joined', 'closed', 'rated']);
      expect(marks[0]?.chat).toEqual({
        ...{ id: 'a', agent: '1001', department: 'sales', customer: 'of-a', customerClass: null },
      });
      expect(marks[2]?.entry).not.toHaveProperty('text');
      expect(marks[2]?.entry).toMatchObject({ data: { score: 4, expected: 5 } });
      expect(await store().measures.size(DAY)).toEqual({ marks: 3, cases: 0 });
    });

    test('of many chats come page by page, in the order of time, none twice and none left out', async () => {
      const born = Array.from({ length: 1050 }, (_, at) => {
        const startedAt = MORNING + (at % 7);
        return append(aChat(`c${at}`, { startedAt }), [joins(), LEFT], startedAt);
      });
      await store().chats.commit({ chatIds: [], customerIds: [], sent: [], sentByCustomers: [] }, () => ({
        entries: born.flatMap(({ entries }) => entries),
        chats: born.map(({ chat }) => ({ chat, isNew: true, dueAt: null })),
      }));
      const marks = await all((after) => store().measures.marks(DAY, after));
      expect(new Set(marks.map(({ chat, entry }) => `${chat.id} ${entry.seq}`)).size).toBe(2100);
      const times = marks.map(({ entry }) => entry.at);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
    });

    test('name the record in force of a customer, and the class that is written down in it', async () => {
      for (const id of ['a', 'b']) {
        await begin(store(), aChat(id), [joins(), LEFT]);
        await store().customers.save({
          ...{ id: `of-${id}`, firstSeenAt: 1, lastSeenAt: 1, name: null, contact: null, locale: null },
          ...{ page: null, referrer: null, attributes: {}, network: null, verifiedAs: null },
        });
      }
      const record = { ...EMPTY_RECORD, class: 'VIP' };
      await store().customerRecords.change(['of-a', 'of-b'], () => ({
        ...{ records: [{ id: 'of-a', record }], roots: [{ id: 'of-b', root: 'of-a' }], lines: [] },
      }));
      const marks = await all((after) => store().measures.marks(DAY, after));
      expect(new Set(marks.map(({ chat }) => `${chat.customer} ${chat.customerClass ?? ''}`))).toEqual(
        new Set(['of-a VIP']),
      );
    });

    test('[P9] are read from follow-ups that ended with a call in a range', async () => {
      const one = new ACase('followUp');
      one.now += HOUR;
      one.happens({ type: 'called', by: AGENT, outcome: 'reached' });
      const start = newCase({ ...one.case, id: 'one' });
      await store().cases.open(one.entries.reduce(fold, start), one.entries);
      const range = { from: FRIDAY + 1, to: FRIDAY + 2 * HOUR };
      const [found] = await all((after) => store().measures.cases(range, after));
      expect(found?.log.map(({ type }) => type)).toEqual(['received', 'called']);
      expect(await store().measures.size(range)).toEqual({ marks: 0, cases: 1 });
    });

    test('are read from cases that began or were decided in a range, with their whole logs and their chats', async () => {
      await begin(store(), aChat('chat', { department: 'sales' }), [said('碎了'), joins()]);
      const made = new ACase('promise', { dueAt: FRIDAY + HOUR });
      made.now += HOUR / 2;
      made.happens({ type: 'kept', by: AGENT });
      const start = newCase({ ...made.case, id: 'one', customerId: 'of-chat' });
      const { number } = await store().cases.open(made.entries.reduce(fold, start), made.entries);
      const within = async (from: number, to: number) => {
        const cases = await all((after) => store().measures.cases({ from, to }, after));
        const { cases: size } = await store().measures.size({ from, to });
        expect(size).toBe(cases.length);
        return cases;
      };
      expect(await within(0, FRIDAY)).toEqual([]);
      expect(await within(FRIDAY + HOUR, FRIDAY + 2 * HOUR)).toEqual([]);
      const [found, ...others] = await within(FRIDAY + 1, FRIDAY + HOUR);
      expect([found?.number, others]).toEqual([number, []]);
      expect(found?.log.map(({ type }) => type)).toEqual(['received', 'kept']);
      expect(found?.log.every((line) => line.text === undefined)).toBe(true);
      expect(found).toMatchObject({
        ...{ chat: { agent: '1001', department: 'sales' }, customer: 'of-chat', customerClass: null },
      });
    });
  });
}
