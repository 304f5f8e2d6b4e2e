import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { checkRecord } from '../../server/actions/audit/audit.ts';
import { openPostgresStore } from '../../server/storage/postgres/open.ts';
import { openSqliteStore } from '../../server/storage/sqlite/open.ts';
import type { Store } from '../../server/storage/store.ts';
import { describePostgres, newSchema, type Schema } from './a-postgres.ts';
import { AUDIT_KEY, put } from './contract-audit.ts';

jest.setTimeout(30_000);

const CHANGE = "update audit_log set by = 'admin' where seq = 2";
const REMOVE = 'delete from audit_log where seq = 3';

describe('on SQLite', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'huashu-audit-'));
  let store: Store;
  let file: Database.Database;
  beforeAll(async () => {
    store = await openSqliteStore({ dataDir, inThread: true, now: () => 1 });
    for (const at of [1, 2, 3]) await put(store, {}, at);
    file = new Database(join(dataDir, 'desk.sqlite'));
  });
  afterAll(async () => {
    file.close();
    await store.close();
    rmSync(dataDir, { recursive: true });
  });

  test.each([CHANGE, REMOVE])('the database refuses: %s', (statement) => {
    expect(() => file.exec(statement)).toThrow(/only added/);
  });

  test('who takes the guard away first is found out', async () => {
    file.exec('drop trigger audit_log_no_update');
    file.exec(CHANGE);
    expect((await checkRecord(store.audit, AUDIT_KEY)).fault).toEqual({ seq: 2, what: 'changed' });
  });
});

describePostgres('on PostgreSQL', () => {
  let schema: Schema;
  let stores: Store[];
  beforeEach(async () => {
    schema = await newSchema();
    const open = () => openPostgresStore({ url: schema.url, now: () => 1, patience: 0 });
    stores = await Promise.all([open(), open()]);
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await schema.remove();
  });

  test('two processes that write at once write one chain', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => put(stores[n % 2]!)));
    expect(await checkRecord(stores[0]!.audit, AUDIT_KEY)).toMatchObject({ whole: true, lines: 40 });
  });

  test('the database refuses to change lines, and who takes the guard away is found out', async () => {
    for (const at of [1, 2, 3]) await put(stores[0]!, {}, at);
    await expect(schema.run(CHANGE)).rejects.toThrow(/only added/);
    await expect(schema.run('truncate audit_log')).rejects.toThrow(/only added/);
    await schema.run('alter table audit_log disable trigger audit_log_stays');
    await schema.run(REMOVE);
    expect((await checkRecord(stores[1]!.audit, AUDIT_KEY)).fault).toEqual({ seq: 2, what: 'end_differs' });
  });
});
