import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../server/storage/sqlite/open.ts';
import { connectThread } from '../../server/storage/sqlite/thread.ts';
import { MORNING } from './a-chat.ts';
import { build, type Built } from './built.ts';
import { describeStore } from './contract.ts';
import { putEmptyDatabase } from './empty-database.ts';

let built: Built;
let dataDir: string;
beforeAll(async () => {
  built = await build('sqlite/worker');
}, 60_000);
afterAll(() => built.remove());

describeStore('SQLite in its own thread', async () => {
  const place = await mkdtemp(join(tmpdir(), 'huashu-store-'));
  await putEmptyDatabase(place);
  return {
    open: () => openSqliteStore({ dataDir: place, workerPath: built.path('worker'), now: () => MORNING }),
    remove: () => rm(place, { recursive: true }),
  };
});

describe('the storage thread', () => {
  const SELECT = { how: 'alone', steps: [{ sql: 'select 1 as one', width: 0, values: [] }] } as const;
  const select = { how: SELECT.how, steps: SELECT.steps.map((step) => ({ ...step, values: [] })) };
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'huashu-thread-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  test('rejects everything that waits, and everything later, when it has died', async () => {
    const dying = join(dataDir, 'dying.cjs');
    await writeFile(
      dying,
      `const { parentPort } = require('node:worker_threads');
       parentPort.on('message', () => process.exit(1));
       parentPort.postMessage({ opened: true });`,
    );
    const connection = await connectThread(dying, join(dataDir, 'desk.sqlite'));
    const waiting = [connection.execute(select), connection.execute(select)];
    for (const one of waiting) await expect(one).rejects.toMatchObject({ name: 'StorageUnavailable' });
    await expect(connection.execute(select)).rejects.toMatchObject({ code: 'THREAD' });
    await expect(connection.close()).resolves.toBeUndefined();
  });

  test('says why it could not open the database', async () => {
    const file = join(dataDir, 'not-a-database');
    await writeFile(file, 'x'.repeat(5000));
    await expect(connectThread(built.path('worker'), file)).rejects.toMatchObject({
      name: 'StorageUnavailable',
    });
  });

  test('that does not exist is an error, not silence', async () => {
    const nowhere = connectThread(join(dataDir, 'nothing.cjs'), join(dataDir, 'desk.sqlite'));
    await expect(nowhere).rejects.toMatchObject({ code: 'CANTOPEN' });
  });

  test('answers in the order in which it was asked', async () => {
    const connection = await connectThread(built.path('worker'), join(dataDir, 'desk.sqlite'));
    const [rows] = await connection.execute(select);
    expect(rows).toEqual({ rows: [{ one: 1 }], changes: 0 });
    await connection.close();
  });
});
