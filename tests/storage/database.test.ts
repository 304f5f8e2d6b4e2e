import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '../../server/storage/sqlite/engine.ts';
import { openSqliteStore } from '../../server/storage/sqlite/open.ts';
import { aChat, begin, LEFT, MORNING, said } from './a-chat.ts';

describe('the database', () => {
  let dataDir: string;
  const open = () => openSqliteStore({ dataDir, inThread: true, now: () => MORNING });
  const beside = (statement: string): unknown => {
    const engine = new Engine(join(dataDir, 'desk.sqlite'));
    const answer = engine.execute({
      how: 'together',
      steps: [{ sql: statement, width: 0, values: [] }],
    });
    engine.close();
    return answer.ok ? answer.results[0]?.rows : answer;
  };
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'huashu-database-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  test('is brought to this version once; a second start changes nothing', async () => {
    await (await open()).close();
    const first = beside('select name, timestamp from kysely_migration');
    const tables = beside('select name, sql from sqlite_master order by name');
    await (await open()).close();
    expect(beside('select name, timestamp from kysely_migration')).toEqual(first);
    expect(beside('select name, sql from sqlite_master order by name')).toEqual(tables);
  });

  test('of a newer version is refused in one clear sentence, and the directory is left free', async () => {
    await (await open()).close();
    beside(`insert into kysely_migration values ('0099-future', '2030-01-01')`);
    for (let time = 0; time < 2; time += 1)
      await expect(open()).rejects.toMatchObject({
        name: 'DatabaseTooNew',
        message:
          'The database was written by a newer version of this program (it has "0099-future"); ' +
          'start that version or restore a backup.',
      });
  });

  test('that is full refuses the batch and goes on with the next when there is room', async () => {
    const store = await open();
    await begin(store, aChat('a'), [said('您好')]);
    await store.close();
    const engine = new Engine(join(dataDir, 'desk.sqlite'));
    const run = (statement: string, ...values: string[]) =>
      engine.execute({ how: 'together', steps: [{ sql: statement, width: values.length, values }] });
    run('create table filler (text)');
    engine.execute({ how: 'alone', steps: [{ sql: 'pragma max_page_count = 80', width: 0, values: [] }] });
    expect(run('insert into filler values (?)', 'x'.repeat(1_000_000))).toMatchObject({
      ok: false,
      code: 'SQLITE_FULL',
    });
    expect(run('insert into filler values (?)', 'small')).toMatchObject({ ok: true });
    engine.close();
  });

  test('reads chats for the search in the background', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    const store = await open();
    await begin(store, aChat('closed'), [said('我要退款'), LEFT]);
    await begin(store, aChat('open'), [said('我要退款')]);
    jest.advanceTimersByTime(1000);
    jest.useRealTimers();
    // In this thread every answer comes with the next turn of the loop; a hundred are more than it takes.
    for (let turn = 0; turn < 100; turn += 1) await store.ping();
    await store.close();
    expect(beside('select id, indexed_seq from chats order by key')).toEqual([
      { id: 'closed', indexed_seq: 2 },
      { id: 'open', indexed_seq: 1 },
    ]);
  });

  test('takes only what SQLite can keep: a boolean would end the process', () => {
    const engine = new Engine(join(dataDir, 'desk.sqlite'));
    const values = JSON.parse('[true]') as string[];
    const answer = engine.execute({ how: 'alone', steps: [{ sql: 'select ?', width: 1, values }] });
    expect(answer).toMatchObject({ ok: false });
    engine.close();
  });
});
