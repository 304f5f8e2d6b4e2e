import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectInThread } from '../../server/storage/sqlite/in-thread.ts';
import { storeOn } from '../../server/storage/sqlite/open.ts';
import type { Connection } from '../../server/storage/sqlite/request.ts';
import type { Store } from '../../server/storage/store.ts';

let dataDir: string;
let store: Store;
/** Whether the log of writes can be emptied, and how often that was tried. */
let isBroken: boolean;
let tried: number;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'huashu-forget-past-'));
  [isBroken, tried] = [false, 0];
  const connection = connectInThread(join(dataDir, 'desk.sqlite'));
  const watched: Connection = {
    execute(work) {
      if (!work.steps.some(({ sql }) => sql.includes('wal_checkpoint'))) return connection.execute(work);
      tried += 1;
      return isBroken ? Promise.reject(new Error('The disk is full.')) : connection.execute(work);
    },
    close: () => connection.close(),
  };
  store = await storeOn(watched, () => undefined);
});
afterEach(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true });
});

test('an erasure is done also where the past cannot be taken at once; that is tried again, and then no more', async () => {
  isBroken = true;
  await store.erasure.intend({ customerId: 'li', by: '9001', at: 1 });
  await store.erasure.done('li');
  expect(await store.erasure.intended(2, 9)).toEqual([]);
  await expect(store.erasure.forgetPast()).rejects.toThrow('disk');
  isBroken = false;
  for (let look = 0; look < 3; look += 1) await store.erasure.forgetPast();
  expect(tried).toBe(3);
});

test('after a start it is tried once, since whoever was at work before may not have come to it', async () => {
  for (let look = 0; look < 3; look += 1) await store.erasure.forgetPast();
  expect(tried).toBe(1);
});
