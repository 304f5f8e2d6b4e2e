import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { Indexing, type Documents } from '../../server/storage/search/indexing.ts';
import type { Tables } from '../../server/storage/schema.ts';

/** A database without rows, of which the first transaction fails. */
class Failing extends DummyDriver {
  begun = 0;
  override beginTransaction(): Promise<void> {
    this.begun += 1;
    return this.begun === 1 ? Promise.reject(new Error('deadlock detected')) : Promise.resolve();
  }
}

const NOTHING: Documents = {
  closedUnread: () => Promise.resolve([]),
  runningUnread: () => Promise.resolve([]),
  read: () => Promise.resolve(),
  forget: () => Promise.resolve(),
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('what is from before the index is read again after a fault, and then no more', async () => {
  const driver = new Failing();
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: (own) => new SqliteIntrospector(own),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  const indexing = new Indexing(db, NOTHING);
  indexing.begin();
  await jest.advanceTimersByTimeAsync(1000);
  expect(driver.begun).toBe(1);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(driver.begun).toBe(2);
  await jest.advanceTimersByTimeAsync(600_000);
  expect(driver.begun).toBe(2);
  await indexing.end();
});
