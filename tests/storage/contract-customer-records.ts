import { EMPTY_RECORD, type CustomerRecord } from '../../server/domain/customer/record.ts';
import type {
  PersonFilter,
  RecordLine,
  RecordsChanged,
} from '../../server/storage/customers/record-store.ts';
import type { Customer } from '../../server/storage/customers/store.ts';
import { newCase } from '../../server/domain/case/case.ts';
import { fold } from '../../server/domain/case/fold.ts';
import { ACase } from '../domain/case/a-case.ts';
import { aChat, begin, joins, LEFT, MORNING, said } from './a-chat.ts';
import type { Current } from './contract.ts';

const DAY = 86_400_000;

/** What staff write down about customers, and records that are linked. [P9] */
export function describeCustomerRecords(store: Current): void {
  let lines = 0;

  const comes = (id: string, more: Partial<Customer> = {}): Promise<void> =>
    store().customers.save({
      ...{ id, firstSeenAt: MORNING, lastSeenAt: MORNING, name: null, contact: null, locale: null },
      ...{ page: null, referrer: null, attributes: {}, network: null, verifiedAs: null, ...more },
    });
  const line = (customerId: string, more: Partial<RecordLine> = {}): RecordLine => ({
    ...{ id: `line-${(lines += 1)}`, customerId, at: MORNING, type: 'changed', by: '1001', other: null },
    ...{ changes: {}, members: [], ...more },
  });
  const change = (ids: string[], changed: Partial<RecordsChanged>): Promise<void> =>
    store().customerRecords.change(ids, () => ({ records: [], roots: [], lines: [], ...changed }));
  const write = (id: string, record: Partial<CustomerRecord>): Promise<void> =>
    change([id], { records: [{ id, record: { ...EMPTY_RECORD, ...record } }] });
  const join = (id: string, root: string | null): Promise<void> => change([id], { roots: [{ id, root }] });
  const found = async (filter: Partial<PersonFilter> = {}): Promise<string[]> =>
    (await store().customerRecords.list({ limit: 50, ...filter })).persons.map(({ root }) => root);

  describe('records of customers', () => {
    beforeEach(() => (lines = 0));

    test('are kept beside what the customer says, which changes neither', async () => {
      await comes('li', { name: '小李' });
      await write('li', { name: '李明', tags: ['批发'] });
      await comes('li', { name: '李先生', lastSeenAt: MORNING + 1 });
      expect(await store().customerRecords.find('li')).toMatchObject({
        ...{ root: 'li', version: 1, record: { ...EMPTY_RECORD, name: '李明', tags: ['批发'] } },
        members: [{ id: 'li', name: '李先生', person: { root: 'li', version: 1 } }],
      });
      expect(await store().customerRecords.find('nobody')).toBeNull();
    });

    test('are decided on while they are locked: of two changes each sees the other', async () => {
      await comes('li');
      const count = (): Promise<void> =>
        store().customerRecords.change(['li'], ([now]) => ({
          records: [{ id: 'li', record: { ...EMPTY_RECORD, note: `${now?.record.note ?? ''}x` } }],
          ...{ roots: [], lines: [] },
        }));
      await Promise.all([count(), count(), count()]);
      expect(await store().customerRecords.find('li')).toMatchObject({ version: 3, record: { note: 'xxx' } });
    });

    test('that are joined are one person, whichever of them is asked for, and apart again', async () => {
      for (const id of ['li', 'wu', 'xu']) await comes(id);
      await write('li', { name: '李明' });
      await join('wu', 'li');
      for (const id of ['li', 'wu']) {
        expect((await store().customerRecords.find(id))?.members.map((one) => one.id)).toEqual(['li', 'wu']);
        expect(await store().customerRecords.membersOf(id)).toEqual(['li', 'wu']);
      }
      expect((await store().customers.find('wu'))?.person).toMatchObject({
        root: 'li',
        record: { name: '李明' },
      });
      expect(await store().customerRecords.membersOf('xu')).toEqual(['xu']);
      await join('wu', null);
      expect(await store().customerRecords.membersOf('li')).toEqual(['li']);
      expect((await store().customers.find('wu'))?.person).toBeUndefined();
    });

    test('have a log, newest first, and the newest join of a record is found', async () => {
      await comes('li');
      const changes = { name: { from: null, to: '李' } };
      await change(['li'], {
        lines: [line('li', { changes }), line('li', { at: MORNING + 1, type: 'joined', other: 'wu' })],
      });
      await change(['li'], {
        lines: [line('li', { at: MORNING + 2, type: 'joined', other: 'wu', members: ['wu', 'xu'] })],
      });
      const log = await store().customerRecords.lines(['li'], 2);
      expect(log.map(({ type, at }) => [type, at - MORNING])).toEqual([['joined', 2], ['joined', 1]]); // prettier-ignore
      expect((await store().customerRecords.lines(['li', 'wu'], 9)).at(-1)?.changes).toEqual(changes);
      expect((await store().customerRecords.lastJoin('wu'))?.members).toEqual(['wu', 'xu']);
      expect(await store().customerRecords.lastJoin('xu')).toBeNull();
    });

    test('are listed, the last seen first, a page at a time, joined ones once', async () => {
      for (const [n, id] of ['a', 'b', 'c', 'd'].entries()) await comes(id, { lastSeenAt: MORNING + n });
      await join('b', 'c');
      expect(await found()).toEqual(['d', 'c', 'a']);
      const { cursor } = await store().customerRecords.list({ limit: 2 });
      const rest = await store().customerRecords.list({ limit: 2, cursor: cursor ?? '' });
      expect([rest.persons.map(({ root }) => root), rest.cursor]).toEqual([['a'], null]);
      await expect(store().customerRecords.list({ limit: 2, cursor: 'bm9uZQ' })).rejects.toThrow('cursor');
    });

    test('stand where the latest visit of any of their records is', async () => {
      for (const [n, id] of ['old', 'b', 'c', 'new'].entries()) await comes(id, { lastSeenAt: MORNING + n });
      await join('new', 'old');
      expect(await found()).toEqual(['old', 'c', 'b']);
      expect(await found({ seenFrom: MORNING + 2 })).toEqual(['old', 'c']);
      expect(await found({ seenTo: MORNING + 2 })).toEqual(['b']);
      // A record that is gone leads nowhere.
      await join('b', 'gone');
      expect(await found({ seenTo: MORNING + 2 })).toEqual(['b']);
    });

    test('are found by class and tag of the record in force, whole ones, in upper and lower case alike', async () => {
      for (const id of ['a', 'b', 'c']) await comes(id);
      await write('a', { class: 'VIP', tags: ['批发', 'Gold'] });
      await write('b', { class: 'VIP 2', note: '"class":"VIP"', tags: ['批发商'] });
      await join('c', 'a');
      expect([await found({ class: 'vip' }), await found({ class: 'VI' })]).toEqual([['a'], []]);
      expect([await found({ tag: '批发' }), await found({ tag: 'gold' })]).toEqual([['a'], ['a']]);
      expect(await found({ class: 'VIP', tag: '批发商' })).toEqual([]);
    });

    test('are found by class and tag as they are written, in every script', async () => {
      await comes('a');
      await write('a', { class: 'ÉLITE', tags: ['Ökonom'] });
      expect([await found({ class: 'ÉLITE' }), await found({ tag: 'Ökonom' })]).toEqual([['a'], ['a']]);
    });

    test('are found by a running case of any of their records, an agent’s by one that they may see', async () => {
      for (const id of ['a', 'b', 'c', 'd']) await comes(id);
      await join('b', 'a');
      for (const [customerId, owner] of [
        ['b', '1001'],
        ['c', '1002'],
      ] as const) {
        // prettier-ignore
        const made = new ACase('complaint', { owner, by: { role: 'agent', account: owner } }, MORNING);
        const start = newCase({ ...made.case, id: `of-${customerId}`, customerId, chatId: null });
        await store().cases.open(made.entries.reduce(fold, start), made.entries);
      }
      const [mine, any] = [{ account: '1001', departments: [] }, ['a', 'b', 'c', 'd']];
      expect((await found({ withOpenCase: 'any' })).sort()).toEqual(['a', 'c']);
      expect(await found({ withOpenCase: mine })).toEqual(['a']);
      expect([...(await store().cases.openOf(any))].sort()).toEqual([
        ['b', { open: 1, overdue: 0 }],
        ['c', { open: 1, overdue: 0 }],
      ]);
      expect([...(await store().cases.openOf(any, mine)).keys()]).toEqual(['b']);
    });

    test('are found by what was said, what was written, and a number however it is written', async () => {
      await comes('li', { name: '小李', contact: '+86 138-0013-8000', attributes: { order: 'A-100_7' } });
      await comes('wu', { name: '吴%' });
      await write('wu', { company: 'Morning Light', tags: ['批发'], note: '秘密' });
      for (const q of ['小李', '13800138000', '138 0013 8000', 'a-100_7'])
        expect(await found({ q })).toEqual(['li']);
      for (const q of ['light MORNING', '批发', '吴%']) expect(await found({ q })).toEqual(['wu']);
      for (const q of ['秘密', '%', 'a-100x7'].slice(0, 1)) expect(await found({ q })).toEqual([]);
      expect(await found({ q: '%' })).toEqual(['wu']);
      await join('li', 'wu');
      expect(await found({ q: '小李' })).toEqual(['wu']);
    });

    test('are an agent’s to see if they may read a chat of any of the records', async () => {
      for (const id of ['mine', 'theirs', 'waits', 'none']) await comes(id);
      await begin(store(), aChat('m', { customerId: 'mine' }), [said('一'), joins('1001'), LEFT]);
      await begin(store(), aChat('t', { customerId: 'theirs' }), [said('一'), joins('1002')]);
      await begin(store(), aChat('w', { customerId: 'waits' }), [said('一')]);
      expect((await found({ visibleTo: '1001' })).sort()).toEqual(['mine', 'waits']);
      await join('mine', 'theirs');
      expect((await found({ visibleTo: '1001' })).sort()).toEqual(['theirs', 'waits']);
      expect((await found()).sort()).toEqual(['none', 'theirs', 'waits']);
    });

    test('that are joined let who talks with one read the past chats of the other', async () => {
      for (const id of ['now', 'then']) await comes(id);
      await begin(store(), aChat('n', { customerId: 'now' }), [said('一'), joins('1001')]);
      await begin(store(), aChat('p', { customerId: 'then' }), [said('二'), joins('1002'), LEFT]);
      const listed = async () => {
        const filter = { customerId: ['now', 'then'], visibleTo: '1001', limit: 9 };
        return (await store().chats.list(filter)).chats.map(({ chat }) => chat.id);
      };
      expect([await listed(), await store().chats.worksFor('1001', 'then')]).toEqual([['n'], false]);
      await join('then', 'now');
      expect([await listed(), await store().chats.worksFor('1001', 'then')]).toEqual([['p', 'n'], true]);
    });

    test('go with their customer, and a record of a person stays while another is young', async () => {
      await comes('old', { lastSeenAt: MORNING - 9 * DAY });
      await comes('new', { lastSeenAt: MORNING });
      await comes('alone', { lastSeenAt: MORNING - 9 * DAY });
      await join('old', 'new');
      await change(['alone'], { lines: [line('alone')] });
      expect(await store().erasure.removeCustomers(MORNING - DAY, 9)).toEqual(['alone']);
      expect(await store().customerRecords.lines(['alone'], 9)).toEqual([]);
      await change(['new'], { lines: [line('new', { type: 'joined', other: 'old' })] });
      await store().erasure.removePerson('new', []);
      expect(await store().customerRecords.find('old')).toMatchObject({ root: 'old' });
      expect(await store().customerRecords.lastJoin('old')).toBeNull();
    });
  });
}
