import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../server/storage/sqlite/open.ts';
import { openPostgresStore } from '../../../server/storage/postgres/open.ts';
import type { Store } from '../../../server/storage/store.ts';
import { Desk } from '../../wire/a-desk.ts';
import { describePostgres, newSchema } from '../a-postgres.ts';
import { keep, Load, missingFrom, tornIn } from './a-backup.ts';

jest.setTimeout(120_000);

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'huashu-backup-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Backs a desk up while twenty customers write to it; gives what had been acknowledged before. */
async function backUpUnderLoad(desk: Desk, settings: Record<string, string>) {
  const load = await Load.begin(desk, 20);
  await load.more(500);
  const before = [...load.acknowledged];
  const ran = await keep('backup', settings, join(folder, 'desk.backup'));
  const during = load.acknowledged.length - before.length;
  await load.end();
  expect(ran).toMatchObject({ status: 0 });
  process.stderr.write(`${ran.said.trim()} (${before.length} acknowledged before, ${during} meanwhile)\n`);
  return { before, during };
}

async function compare(store: Store, before: Awaited<ReturnType<typeof backUpUnderLoad>>['before']) {
  try {
    return { missing: await missingFrom(store, before), torn: await tornIn(store) };
  } finally {
    await store.close();
  }
}

test('SQLite: everything acknowledged before a backup under load comes back exactly, nothing torn', async () => {
  const desk = await Desk.start();
  const { before, during } = await backUpUnderLoad(desk, { DATA_DIR: desk.dataDir });
  const dataDir = join(folder, 'elsewhere');
  expect(await keep('restore', { DATA_DIR: dataDir }, join(folder, 'desk.backup'))).toMatchObject({
    status: 0,
  });
  const store = await openSqliteStore({ dataDir, inThread: true, now: Date.now });
  expect(await compare(store, before)).toEqual({ missing: [], torn: [] });
  // The desk was at work meanwhile, or nothing has been tried.
  expect(during).toBeGreaterThan(0);
  await desk.stop();
});

describePostgres('a backup of PostgreSQL under load', () => {
  test('brings everything acknowledged before back exactly, nothing torn', async () => {
    const [from, to] = [await newSchema(), await newSchema()];
    const desk = await Desk.start({ DATABASE_URL: from.url });
    const { before, during } = await backUpUnderLoad(desk, { DATABASE_URL: from.url });
    expect(await keep('restore', { DATABASE_URL: to.url }, join(folder, 'desk.backup'))).toMatchObject({
      status: 0,
    });
    const store = await openPostgresStore({ url: to.url, now: Date.now });
    expect(await compare(store, before)).toEqual({ missing: [], torn: [] });
    expect(during).toBeGreaterThan(0);
    await desk.stop();
    await Promise.all([from.remove(), to.remove()]);
  });
});
