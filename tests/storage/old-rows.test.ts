import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectInThread } from '../../server/storage/sqlite/in-thread.ts';
import { storeOn } from '../../server/storage/sqlite/open.ts';
import type { Connection } from '../../server/storage/sqlite/request.ts';
import type { Store } from '../../server/storage/store.ts';

let dataDir: string;
let store: Store;
/** Happens once, before the first statement that begins with these words. */
let meanwhile: { before: string; sql: string } | null = null;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'huashu-old-rows-'));
  const connection = connectInThread(join(dataDir, 'desk.sqlite'));
  const interrupted: Connection = {
    async execute(work) {
      const now = meanwhile;
      if (now && work.steps.some((step) => step.sql.startsWith(now.before))) {
        meanwhile = null;
        await connection.execute({ how: 'alone', steps: [{ sql: now.sql, width: 0, values: [] }] });
      }
      return connection.execute(work);
    },
    close: () => connection.close(),
  };
  store = await storeOn(interrupted, () => undefined);
});
afterEach(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true });
});

test('a customer who comes back while the old ones are removed stays, with what their website calls them', async () => {
  const nothing = { name: null, contact: null, locale: null, page: null, referrer: null, network: null };
  for (const id of ['back', 'gone']) {
    const seen = { firstSeenAt: 1, lastSeenAt: 1, attributes: {}, verifiedAs: null };
    await store.customers.save({ id, ...seen, ...nothing });
    await store.customers.verify(`website-${id}`, id, 1);
  }
  meanwhile = {
    before: 'delete from "customers"',
    sql: "update customers set last_seen_at = 9 where id = 'back'",
  };
  expect(await store.erasure.removeCustomers(5, 9)).toEqual(['gone']);
  expect(await store.erasure.websiteIds('back')).toEqual(['website-back']);
  expect(await store.erasure.websiteIds('gone')).toEqual([]);
});

test('a visitor who is removed while their website vouches for them begins anew, and is known by it', async () => {
  await store.customers.verify('website-li', 'old', 1);
  meanwhile = { before: 'insert into "customers"', sql: 'delete from customer_identities' };
  const id = await store.customers.verify('website-li', 'new', 9);
  expect(id).toBe('new');
  expect(await store.customers.find(id)).toMatchObject({ lastSeenAt: 9, verifiedAs: 'website-li' });
});
