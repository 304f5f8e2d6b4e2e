import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { MIGRATIONS } from '../../../server/storage/migrations/all.ts';
import { openPostgresStore } from '../../../server/storage/postgres/open.ts';
import { postingDialect } from '../../../server/storage/sqlite/dialect.ts';
import { GroupedWrites } from '../../../server/storage/sqlite/grouped-writes.ts';
import { connectInThread } from '../../../server/storage/sqlite/in-thread.ts';
import { openSqliteStore } from '../../../server/storage/sqlite/open.ts';
import type { Store } from '../../../server/storage/store.ts';
import { Turns } from '../../../server/storage/sqlite/turns.ts';
import { builtDesk } from '../../wire/build.ts';
import { MORNING } from '../a-chat.ts';
import { describePostgres, newSchema } from '../a-postgres.ts';
import { BEFORE_DEPARTMENTS, expectWithoutDepartments, HELD_BEFORE } from './before-departments.ts';
import { migrateSchemaUpTo, migrateUpTo } from '../an-older-database.ts';

const OLD = Object.keys(MIGRATIONS).slice(0, -1);
const CHAT = `insert into chats (id, customer_id, started_at, status, last_seq, last_customer_seq, body)
  values ('old', 'somebody', 1, 'closed', 0, 0, '{}')`;
const VOUCHED = `insert into customer_identities (external_id, customer_id, at) values ('li@shop', 'li', 7)`;

/** Acts of a version that filed none under departments. */
const OLD_ACTS = [
  `update chats set department = 'sales' where id = 'old'`,
  `insert into departments (id, name, overflow, pages, version, changed_at, changed_by)
    values ('sales', '销售', '[]', '[]', 1, 5, 'admin'), ('sales.2', '销售二组', '[]', '[]', 1, 5, 'admin')`,
  `insert into staff_departments (account, department, serves) values ('1001', 'sales', 'always'), ('1001', 'sales.2', 'always')`,
  ...[
    ['taken_over', '9001', 'old'],
    ['taken_over', '9001', 'gone'],
    ['status_set', '9001', '1001'],
    ['sign_in', '1001', null],
    ['settings_changed', 'admin', 'sales.2/idleClose'],
    ['department_added', 'admin', 'sales'],
  ].map(
    ([act, by, about], at) => `insert into audit_log (seq, at, "by", act, about, details, key_name, seal)
      values (${at + 1}, ${at}, '${by}', '${act}', ${about === null ? 'null' : `'${about}'`}, '{}', '', '')`,
  ),
];

async function expectFiled({ audit }: Store): Promise<void> {
  const filed = async (department: string) =>
    (await audit.before(null, 9, { department })).map(({ seq }) => seq);
  expect([await filed('sales'), await filed('sales.2')]).toEqual([
    [6, 4, 3, 1],
    [5, 4, 3],
  ]);
}

describe('an older database on SQLite', () => {
  let dataDir: string;
  const backups = (): string[] => readdirSync(join(dataDir, 'backups')).sort();
  const open = (now = MORNING) => openSqliteStore({ dataDir, inThread: true, now: () => now });
  const asked = async (file: string, sql: string) => {
    const connection = connectInThread(file);
    const [result] = await connection.execute({ how: 'alone', steps: [{ sql, width: 0, values: [] }] });
    await connection.close();
    return result?.rows.map((row) => Object.values(row)[0]);
  };
  const older = async (step: string): Promise<void> => {
    const connection = connectInThread(join(dataDir, 'desk.sqlite'));
    const turns = new Turns(connection);
    await migrateUpTo(new Kysely({ dialect: postingDialect(turns, new GroupedWrites(turns)) }), step);
    await connection.execute({ how: 'alone', steps: [{ sql: CHAT, width: 0, values: [] }] });
    await connection.close();
  };
  beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'huashu-upgrade-'))));
  afterEach(() => rmSync(dataDir, { recursive: true }));

  test.each(OLD)('of %s is migrated with what it holds, after a copy of it as it was', async (step) => {
    await older(step);
    await (await open()).close();
    const steps = 'select name from kysely_migration order by name';
    expect(await asked(join(dataDir, 'desk.sqlite'), steps)).toEqual(Object.keys(MIGRATIONS));
    expect(await asked(join(dataDir, 'desk.sqlite'), 'select id from chats')).toEqual(['old']);
    expect(backups()).toEqual([`desk-${step}-20260302T003000Z.sqlite`]);
    const copy = join(dataDir, 'backups', backups()[0]!);
    expect((await asked(copy, steps))?.at(-1)).toBe(step);
    expect(await asked(copy, 'select id from chats')).toEqual(['old']);
  });

  test('S0(8.1) gets a row for whoever was vouched for and never wrote, as old as that', async () => {
    await older('0014-old-blocks');
    await asked(join(dataDir, 'desk.sqlite'), VOUCHED);
    const store = await open();
    expect(await store.customers.find('li')).toMatchObject({ lastSeenAt: 7, verifiedAs: 'li@shop' });
    await store.close();
  });

  test('from before departments knows none, and its people, settings and waiting chats go on', async () => {
    await older(BEFORE_DEPARTMENTS);
    for (const row of HELD_BEFORE) await asked(join(dataDir, 'desk.sqlite'), row);
    const store = await open();
    await expectWithoutDepartments(store);
    await store.close();
  });

  test('files the audit log under the departments of its chats, people and settings', async () => {
    await older('0061-mails-taken');
    for (const row of OLD_ACTS) await asked(join(dataDir, 'desk.sqlite'), row);
    const store = await open();
    await expectFiled(store);
    await store.close();
  });

  test('is copied once, a new one and one of this version never', async () => {
    await (await open()).close();
    await (await open()).close();
    expect(readdirSync(dataDir)).not.toContain('backups');
  });

  test('leaves the last three copies, and what else lies there', async () => {
    mkdirSync(join(dataDir, 'backups'));
    const others = ['desk-0001-desk-20200101T000000Z.sqlite', 'mine.sqlite'];
    for (const year of [2021, 2022, 2023]) others.push(`desk-0001-desk-${year}0101T000000Z.sqlite`);
    for (const name of others) writeFileSync(join(dataDir, 'backups', name), '');
    await older('0001-desk');
    await (await open()).close();
    expect(backups()).toEqual([
      'desk-0001-desk-20220101T000000Z.sqlite',
      'desk-0001-desk-20230101T000000Z.sqlite',
      'desk-0001-desk-20260302T003000Z.sqlite',
      'mine.sqlite',
    ]);
  });

  test('of which no copy can be made is not touched, says the process in one line', async () => {
    await older('0001-desk');
    writeFileSync(join(dataDir, 'backups'), 'a file where the folder should be');
    const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '1' };
    const run = spawnSync(process.execPath, [join(builtDesk(), 'server/main.js')], { env, encoding: 'utf8' });
    expect([run.status, run.stderr.trim().split('\n')]).toEqual([
      1,
      [expect.stringMatching(/^DATA_DIR: .*backup before that cannot be written.*Nothing was changed\.$/)],
    ]);
    expect(await asked(join(dataDir, 'desk.sqlite'), 'select count(*) from kysely_migration')).toEqual([1]);
  });

  const small = spawnSync('unshare', ['--mount', 'true']).status === 0;
  (small ? test : test.skip)('on a disk that has no room for a copy is not touched', async () => {
    await older('0001-desk');
    mkdirSync(join(dataDir, 'backups'));
    const desk = `mount -t tmpfs -o size=64k none ${dataDir}/backups && exec ${process.execPath} ${builtDesk()}/server/main.js`;
    const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '1' };
    const run = spawnSync('unshare', ['--mount', 'sh', '-c', desk], { env, encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('make room')]);
    expect(await asked(join(dataDir, 'desk.sqlite'), 'select count(*) from kysely_migration')).toEqual([1]);
  });

  test('of a newer version ends the process with one line', async () => {
    await (await open()).close();
    await asked(join(dataDir, 'desk.sqlite'), `insert into kysely_migration values ('0999-later', '')`);
    const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '1' };
    const run = spawnSync(process.execPath, [join(builtDesk(), 'server/main.js')], { env, encoding: 'utf8' });
    expect([run.status, run.stderr.trim().split('\n')]).toEqual([
      1,
      [expect.stringMatching(/^The database was written by a newer version .*0999-later/)],
    ]);
  });
});

describePostgres('an older database on PostgreSQL', () => {
  test.each(OLD)('of %s is migrated with what it holds', async (step) => {
    const schema = await newSchema();
    await migrateSchemaUpTo(schema, step);
    await schema.run(CHAT);
    const hasIdentities = OLD.indexOf(step) >= OLD.indexOf('0012-accounts-and-audit');
    if (hasIdentities) await schema.run(VOUCHED);
    await (await openPostgresStore({ url: schema.url, now: Date.now })).close();
    const steps = await schema.run('select name from kysely_migration order by name');
    expect(steps.map(({ name }) => name)).toEqual(Object.keys(MIGRATIONS));
    expect(await schema.run('select id from chats')).toEqual([{ id: 'old' }]);
    const rows = await schema.run('select id from customers');
    // The step that gives them a row has yet to be taken.
    const isToCome = OLD.indexOf(step) < Object.keys(MIGRATIONS).indexOf('0016-vouched-visitors');
    expect(rows).toEqual(hasIdentities && isToCome ? [{ id: 'li' }] : []);
    await schema.remove();
  });

  test('from before departments knows none, and its people, settings and waiting chats go on', async () => {
    const schema = await newSchema();
    await migrateSchemaUpTo(schema, BEFORE_DEPARTMENTS);
    for (const row of HELD_BEFORE) await schema.run(row);
    const store = await openPostgresStore({ url: schema.url, now: Date.now });
    await expectWithoutDepartments(store);
    await store.close();
    await schema.remove();
  });

  test('files the audit log under the departments of its chats, people and settings', async () => {
    const schema = await newSchema();
    await migrateSchemaUpTo(schema, '0061-mails-taken');
    for (const row of [CHAT, ...OLD_ACTS]) await schema.run(row);
    const store = await openPostgresStore({ url: schema.url, now: Date.now });
    await expectFiled(store);
    await store.close();
    await schema.remove();
  });
});
