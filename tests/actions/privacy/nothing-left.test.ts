import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { block } from '../../../server/actions/visitors/block-actions.ts';
import { act } from '../../../server/actions/chats/customer-actions.ts';
import { changeRecord } from '../../../server/actions/customers/change-record.ts';
import { introduce } from '../../../server/actions/visitors/introduce.ts';
import { erasePerson } from '../../../server/actions/privacy/erase-person.ts';
import { decide } from '../../../server/actions/chats/procedures.ts';
import { aDesk, answeredChat, reopen, shut, writes, type TestDesk } from '../a-desk.ts';

const AGENT = { account: '1001', role: 'agent' } as const;
const LEAD = { account: '9001', role: 'lead' } as const;
/** Stands in everything that a person or anybody about them can type. */
const CANARY = 'kanarienvogel';

let test_: TestDesk;
beforeEach(async () => (test_ = await aDesk()));
afterEach(() => shut(test_));

/** Somebody of whom something is kept in every table that can keep something. */
async function somebody(word: string): Promise<string> {
  const { desk, store } = test_;
  const { customerId, chatId } = await answeredChat(test_);
  const by = { role: 'agent', account: '1001' } as const;
  const said = { name: word, contact: `${word}@example.com`, page: `https://a.example/${word}` };
  await introduce(desk, customerId, {
    ...said,
    referrer: `https://b.example/${word}`,
    attributes: { [word]: word },
  });
  await desk.chats.perform({
    to: { chatId },
    event: { type: 'noted', by, clientId: `n${word}`, text: word },
  });
  await desk.chats.perform({ to: { chatId }, event: { type: 'warned', by, text: word } });
  await writes(test_, customerId, `滚 ${word}`, `c${word}`);
  await desk.chats.perform({ to: { chatId }, event: { type: 'leadAsked', by } });
  await decide(desk, LEAD, chatId, { grant: false, guidance: word });
  await desk.chats.perform({ to: { chatId }, event: { type: 'transferred', by, to: null, note: word } });
  await desk.chats.perform({ to: { chatId }, event: { type: 'accepted', by } });
  await desk.chats.perform({
    to: { chatId },
    event: { type: 'staffWrote', by, clientId: `a${word}`, text: word },
  });
  await desk.chats.perform({ to: { chatId }, event: { type: 'staffClosed', by, skipped: word } });
  await act(desk, customerId, { type: 'customerRated', score: 1, remark: word });
  await block(desk, LEAD, { chatId, by: 'customer', minutes: 9, reason: word });
  await changeRecord(desk, LEAD, customerId, { name: word, contacts: [word], tags: [word], note: word });
  await store.chats.list({ q: word, limit: 1 });
  await desk.records.settled();
  return customerId;
}

test('S0(8.1) of an erased person no word and no id is left in any table but the audit log', async () => {
  const customerId = await somebody(CANARY);
  expect(placesOf(CANARY).sort()).toEqual([
    ...['blocks.label', 'blocks.reason', 'chats.body', 'customer_entries.data'],
    ...[
      'customers.attributes',
      'customers.contact',
      'customers.name',
      'customers.page',
      'customers.record',
      'customers.record_words',
      'customers.referrer',
      'customers.visit',
      'customers.words',
    ],
    ...['entries.client_id', 'entries.data', 'entries.text'],
  ]);
  await erasePerson(test_.desk, LEAD, customerId, 'asked');
  expect([...placesOf(CANARY), ...placesOf(customerId)]).toEqual(['audit_log.about']);
});

test('S0(8.1) no byte of what was said is left in the files of the database', async () => {
  const customerId = await somebody(CANARY);
  expect(holding()).toContain('desk.sqlite-wal');
  // Once where it was moved from the log of writes into the database, and once in both.
  await test_.store.erasure.done('nobody');
  expect(holding()).toEqual(['desk.sqlite']);
  await writes(test_, customerId, `${CANARY} once more`);
  await erasePerson(test_.desk, LEAD, customerId, 'asked');
  expect(holding()).toEqual([]);
});

describe('while somebody reads the database beside (a backup)', () => {
  /** Begins to read; gives the end of it. */
  function reading(): () => void {
    const db = new Database(join(test_.dataDir, 'desk.sqlite'));
    db.exec('begin');
    db.prepare('select count(*) from chats').all();
    return () => {
      db.exec('commit');
      db.close();
    };
  }

  /** The clocks are asked, a minute later. */
  async function look(): Promise<void> {
    test_.clock.pass(61_000);
    await test_.tick();
    await test_.settled();
  }

  test('S0(8.1) an erasure is on record, and the sweep takes the last bytes once they have gone', async () => {
    const customerId = await somebody(CANARY);
    await look();
    const endBackup = reading();
    await writes(test_, customerId, `${CANARY} once more`);
    await erasePerson(test_.desk, LEAD, customerId, 'asked');
    await look();
    expect(holding()).toContain('desk.sqlite-wal');
    endBackup();
    await look();
    expect(holding()).toEqual([]);
    expect((await test_.desk.audit.page()).lines[0]).toMatchObject({ act: 'erased', about: customerId });
  });

  test('S0(8.1) also if the process has ended before that', async () => {
    const customerId = await somebody(CANARY);
    await look();
    const endBackup = reading();
    await erasePerson(test_.desk, LEAD, customerId, 'asked');
    test_ = await reopen(test_);
    expect(holding()).toContain('desk.sqlite-wal');
    endBackup();
    await look();
    expect(holding()).toEqual([]);
  });
});

test('everybody else is left as they were', async () => {
  const mine = await somebody(CANARY);
  await somebody('zaunkoenig');
  const before = rowsWith('zaunkoenig');
  await erasePerson(test_.desk, LEAD, mine, 'asked');
  expect(rowsWith('zaunkoenig')).toEqual(before);
});

test('what agents typed in the chat is gone, who they are stays for the reports', async () => {
  const customerId = await somebody(CANARY);
  const { desk, store } = test_;
  const chatId = (await store.chats.latestOf(customerId))?.chat.id ?? '';
  const before = await store.chats.entries(chatId, { after: 0, limit: 99 });
  await erasePerson(desk, { ...AGENT, role: 'lead' }, customerId, 'asked');
  const after = await store.chats.entries(chatId, { after: 0, limit: 99 });
  const bones = before.map(({ seq, customerSeq, at, kind, by }) => ({ seq, customerSeq, at, kind, by }));
  expect(after.slice(0, -1)).toMatchObject(bones);
  expect((await store.chats.find(chatId))?.chat.state).toMatchObject({ rating: 1, agent: '1001' });
});

/** Files of the database in which the word stands. */
function holding(): string[] {
  // Files of chats have folders of their own there.
  return readdirSync(test_.dataDir, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && readFileSync(join(one.parentPath, one.name)).includes(CANARY))
    .map(({ name }) => name);
}

/** Columns in which a word stands, each with its table. */
function placesOf(word: string): string[] {
  return [...new Set(rowsWith(word).map(([place]) => place))];
}

/** Every value of the whole database that holds a word, with its column. */
function rowsWith(word: string): [place: string, value: string][] {
  const db = new Database(join(test_.dataDir, 'desk.sqlite'));
  const ask = (sql: string) => db.prepare(sql).all() as Record<string, unknown>[];
  const tables = ask(`select name from sqlite_master where type = 'table' and sql not like '%virtual%'`);
  const values = tables.flatMap(({ name }) =>
    ask(`select * from "${String(name)}"`).flatMap((row) =>
      Object.entries(row).map(([column, value]): [string, string] => [
        `${String(name)}.${column}`,
        String(value),
      ]),
    ),
  );
  db.close();
  return values.filter(([, value]) => value.includes(word));
}
