import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lineAfter } from '../../server/domain/audit/audit.ts';
import { connectInThread } from '../../server/storage/sqlite/in-thread.ts';
import { storeOn } from '../../server/storage/sqlite/open.ts';
import type { Connection } from '../../server/storage/sqlite/request.ts';
import type { Store } from '../../server/storage/store.ts';

/** A desk of years has millions of closed chats: whatever looks through all of them stops the desk. */
describe('the database looks through no whole table', () => {
  let dataDir: string;
  let connection: Connection;
  let store: Store;
  let asked: string[];
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'huashu-plans-'));
    connection = connectInThread(join(dataDir, 'desk.sqlite'));
    const listening: Connection = {
      execute: (work) => {
        asked.push(...work.steps.map(({ sql }) => sql));
        return connection.execute(work);
      },
      close: () => connection.close(),
    };
    asked = [];
    store = await storeOn(listening, () => undefined);
    asked = [];
  });
  afterEach(async () => {
    await store.close();
    await rm(dataDir, { recursive: true });
  });

  const wanted = {
    chatIds: ['a'],
    customerIds: ['b'],
    sent: [{ chatId: 'a', sender: 'customer', clientId: 'c' }],
    sentByCustomers: [{ customerId: 'b', clientId: 'c' }],
  };
  const page = { after: 3, limit: 5 };

  test.each<[string, (store: Store) => Promise<unknown>]>([
    ['a batch', ({ chats }) => chats.commit(wanted, () => ({ entries: [], chats: [] }))],
    ['one chat', ({ chats }) => chats.find('a')],
    ['a customer’s latest chat', ({ chats }) => chats.latestOf('b')],
    ['the running chats', ({ chats }) => chats.running()],
    [
      'an agent’s open chats by page',
      ({ chats }) => chats.runningPage({ status: 'open', agent: '1001' }, page),
    ],
    ['open chats by page', ({ chats }) => chats.runningPage({ status: 'open' }, page)],
    ['the queue by page', ({ chats }) => chats.runningPage({ status: 'waiting' }, page)],
    ['how many wait', ({ chats }) => chats.waitingCount()],
    ['how many wait from one network', ({ chats }) => chats.waitingFrom('network')],
    ['the queue', ({ chats }) => chats.queue()],
    ['the loads', ({ chats }) => chats.loads()],
    ['an agent’s open chats', ({ chats }) => chats.openChatsOf('1001')],
    ['what is due', ({ chats }) => chats.due(5, 5)],
    ['the last waits', ({ chats }) => chats.lastWaits(50)],
    ['how many chats somebody had', ({ chats }) => chats.countsOf(['b'])],
    ['the latest chats of some customers', ({ chats }) => chats.newestOfEach(['b', 'c'], 5)],
    ['cases by their numbers', ({ cases }) => cases.findAll([1001, 1002])],
    ['who talks with whom', ({ chats }) => chats.worksFor('1001', 'b')],
    ['open chats', ({ chats }) => chats.list({ status: 'open', limit: 5 })],
    ['what an agent may see', ({ chats }) => chats.list({ visibleTo: '1001', limit: 5 })],
    ['a customer’s chats', ({ chats }) => chats.list({ customerId: 'b', limit: 5 })],
    ['words', ({ chats }) => chats.list({ q: '退款', visibleTo: '1001', limit: 5 })],
    ['a log', ({ chats }) => chats.entries('a', page)],
    ['a log’s end', ({ chats }) => chats.entriesForCustomer('a', { last: 5 })],
    ['one line', ({ chats }) => chats.entry('a', 5)],
    ['what staff have seen', ({ chats }) => chats.markSeen('a', 'staff', 5)],
    ['what a customer has seen', ({ chats }) => chats.markSeen('a', 'customer', 5)],
    ['a report’s chats', ({ records }) => records.chats({ from: 1, to: 5 }, null)],
    ['a report’s records', ({ records }) => records.page({ from: 1, to: 5 }, null)],
    ['the size of a report', ({ records }) => records.size({ from: 1, to: 5 })],
    ['measured lines', ({ measures }) => measures.marks({ from: 1, to: 5 }, null)],
    ['measured cases', ({ measures }) => measures.cases({ from: 1, to: 5 }, null)],
    ['how much is measured', ({ measures }) => measures.size({ from: 1, to: 5 })],
    ['customers', ({ customers }) => customers.findMany(['b'])],
    ['a session', ({ staff }) => staff.liveSessions(['hash'], 5)],
    ['visitors vouched for lately', ({ customers }) => customers.verifiedSince(5)],
    ['sessions that are over', ({ staff }) => staff.removeExpired(5)],
    ['chats old enough to erase', ({ erasure }) => erasure.closedBefore(5, 5)],
    ['customers due', ({ erasure }) => erasure.countDue('contacts', 5, 5)],
    ['records due', ({ erasure }) => erasure.countDue('records', 5, 5)],
    ['blocks due', ({ erasure }) => erasure.countDue('blocks', 5, 5)],
    ['the chats of one to erase', ({ erasure }) => erasure.chatsOf('b', 5)],
    ['lines to empty', ({ erasure }) => erasure.emptyLines('a', 1, 250)],
    ['a chat to forget', ({ erasure }) => erasure.forgetChat('a')],
    ['a chat to unlink', ({ erasure }) => erasure.unlink('a', 'nobody')],
    ['a person to remove', ({ erasure }) => erasure.removePerson('b', ['c'])],
    ['a chat’s blocks', ({ erasure }) => erasure.removeBlocksOf('a')],
    ['customers long gone', ({ erasure }) => erasure.removeCustomers(5, 5)],
    ['old records', ({ erasure }) => erasure.removeRecords(5, 5)],
    ['old blocks', ({ erasure }) => erasure.removeBlocks(5, 5)],
    ['a timeline', ({ timeline }) => timeline.spansOf('1001', { from: 1, to: 5 }, 5)],
    ['old spans of the timeline', ({ timeline }) => timeline.removeBefore(5, 5)],
    ['a customer’s names elsewhere', ({ erasure }) => erasure.websiteIds('b')],
    ['contacts', ({ erasure }) => erasure.contacts('b', 5)],
    ['whether a website vouches', ({ customers }) => customers.isVerified('b')],
    ['the audit log', ({ audit }) => audit.before(5, 5)],
    ['acts of a kind', ({ audit }) => audit.before(null, 5, { act: 'blocked' })],
    ['acts of some days', ({ audit }) => audit.before(null, 5, { from: 1, to: 5 })],
    ['acts of a department', ({ audit }) => audit.before(null, 5, { department: 'sales' })],
    ['how many acts in a department', ({ audit }) => audit.count({ department: 'sales', act: 'blocked' })],
    ['how many acts of a person', ({ audit }) => audit.count({ by: '9001', from: 1 })],
  ])('for %s', async (_, ask) => {
    await ask(store);
    const plans = await Promise.all(asked.map((sql) => planOf(connection, sql)));
    expect(asked.length).toBeGreaterThan(0);
    expect(plans.flat().filter((line) => WHOLE.test(line))).toEqual([]);
  });

  const DAYS = { from: 1, to: 5 };
  const ASKED = [
    {},
    { act: 'blocked' },
    { by: '9001' },
    { by: '9001', act: 'blocked' },
    { ...DAYS },
    { ...DAYS, act: 'blocked' },
    { ...DAYS, by: '9001' },
    { ...DAYS, by: '9001', act: 'blocked' },
  ] as const;
  test.each([...ASKED, ...ASKED.map((one) => ({ ...one, department: 'sales' }))])(
    'the audit log is read in its order, no line more than is shown: %j',
    async (wanted) => {
      await store.audit.before(null, 5, wanted);
      await store.audit.append((head) => lineAfter(head, { by: '9001', act: 'blocked' }, 3, 'key'));
      await store.audit.before(1, 5, wanted);
      const pages = asked.filter((sql) => /from "audit_(log|departments)".*order by/.test(sql));
      const plans = (await Promise.all(pages.map((sql) => planOf(connection, sql)))).flat();
      expect(pages).toHaveLength(2);
      for (const line of plans) expect(line).toMatch(IN_ORDER);
    },
  );
});

/** By an index in the order of the page; each line is then found by its number. */
const IN_ORDER =
  /USING (COVERING )?INDEX (audit_(department_)?by_|sqlite_autoindex_audit_departments)|^SEARCH audit_log USING INTEGER PRIMARY KEY \(rowid=\?\)/;

const WHOLE =
  /^SCAN (chats|entries|customers|customer_identities|sessions|message_records|blocks|audit_log|audit_departments|cases|case_entries)$/;

async function planOf(connection: Connection, sql: string): Promise<string[]> {
  const values = sql
    .split('?')
    .slice(1)
    .map(() => null);
  const step = { sql: `explain query plan ${sql}`, width: values.length, values };
  const [plan] = await connection.execute({ how: 'alone', steps: [step] });
  return plan?.rows.map(({ detail }) => String(detail)) ?? [];
}
