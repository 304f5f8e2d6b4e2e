import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DraftWords, StoredDraft } from '../../../protocol/drafts.ts';
import { openPostgresStore } from '../../../server/storage/postgres/open.ts';
import { Engine } from '../../../server/storage/sqlite/engine.ts';
import { openSqliteStore } from '../../../server/storage/sqlite/open.ts';
import type { Store } from '../../../server/storage/store.ts';
import { Desk } from '../../wire/a-desk.ts';
import { aChat, begin, MORNING, said } from '../a-chat.ts';
import { ACase } from '../../domain/case/a-case.ts';
import { describePostgres, newSchema, type Schema } from '../a-postgres.ts';
import { keep } from './a-backup.ts';

jest.setTimeout(60_000);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huashu-restore-'));
  file = join(folder, 'desk.backup');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A store with one chat of this name, what an agent has begun to write in it, and a case that came from it. */
async function withChat(store: Store, id: string): Promise<void> {
  await begin(store, aChat(id), [said('您好')]);
  await store.drafts.put({ account: '1001', chatId: id, was: 0, draft: draftFor(id), at: MORNING });
  const { case: one, entries } = new ACase('complaint', { class: 'quality' });
  await store.cases.open({ ...one, chatId: id }, entries);
  await store.close();
}

const draftFor = (id: string): DraftWords => ({ text: `${id}…`, kind: 'message', other: '备注' });

async function draftsIn(store: Store): Promise<StoredDraft[]> {
  const drafts = await store.drafts.of('1001');
  await store.close();
  return drafts;
}

async function chatsIn(store: Store): Promise<string[]> {
  const chats = await store.chats.running();
  await store.close();
  return chats.map(({ chat }) => chat.id);
}

async function epochOf(store: Store): Promise<string> {
  const epoch = await store.epoch();
  await store.close();
  return epoch;
}

/** The chats that the cases of a store came from, each with the types of its log. */
async function casesIn(store: Store): Promise<unknown[]> {
  const { cases } = await store.cases.list({ limit: 10 });
  const found = await Promise.all(
    cases.map(async ({ number, case: { chatId } }) => [
      chatId,
      (await store.cases.entries(number)).map(({ type }) => type),
    ]),
  );
  await store.close();
  return found;
}

describe('on SQLite', () => {
  const at = (name: string): string => join(folder, name);
  const open = (dataDir: string): Promise<Store> =>
    openSqliteStore({ dataDir, inThread: true, now: () => MORNING });
  const change = (path: string, sql: string): void => {
    const engine = new Engine(path);
    engine.execute({ how: 'alone', steps: [{ sql, width: 0, values: [] }] });
    engine.execute({
      how: 'alone',
      steps: [{ sql: 'pragma wal_checkpoint(truncate)', width: 0, values: [] }],
    });
    engine.close();
  };
  const restore = (name: string, ...words: string[]) =>
    keep('restore', { DATA_DIR: at(name) }, file, ...words);
  beforeEach(async () => {
    await withChat(await open(at('old')), 'old');
    await withChat(await open(at('new')), 'new');
    await keep('backup', { DATA_DIR: at('old') }, file);
  });

  test('a desk that is not empty is not replaced unasked; asked, it is put aside whole', async () => {
    expect(await restore('new')).toEqual({ status: 1, said: expect.stringContaining('--replace') as string });
    expect(await chatsIn(await open(at('new')))).toEqual(['new']);
    expect(await restore('new', '--replace')).toMatchObject({ status: 0 });
    expect(await chatsIn(await open(at('new')))).toEqual(['old']);
    expect(await casesIn(await open(at('new')))).toEqual([['old', ['received']]]);
    expect(await draftsIn(await open(at('new')))).toEqual([
      { chatId: 'old', version: 1, draft: draftFor('old') },
    ]);
    const [aside] = readdirSync(at('new')).filter((name) => name.includes('before-restore'));
    copyFileSync(join(at('new'), aside!), join(folder, 'desk.sqlite'));
    expect(await chatsIn(await open(folder))).toEqual(['new']);
  });

  test('a desk that runs is left alone, whatever is asked', async () => {
    const running = await open(at('new'));
    expect(await restore('new', '--replace')).toEqual({
      status: 1,
      said: expect.stringContaining('in use by process') as string,
    });
    expect(await chatsIn(running)).toEqual(['new']);
  });

  test.each([
    ['cut short', () => truncateSync(file, statSync(file).size - 4096 * 3), /damaged|malformed/],
    ['no database', () => writeFileSync(file, '{"chats":[]}'), /no database of this program/],
    ['torn', () => change(file, `update chats set last_seq = 7`), /1 chats do not fit their logs/],
    [
      'of a newer version',
      () => change(file, `insert into kysely_migration values ('0999-later', '')`),
      /newer version .*0999-later/,
    ],
  ])('a backup that is %s is refused in one line, and nothing is touched', async (_, spoil, why) => {
    spoil();
    const { status, said: words } = await restore('new', '--replace');
    expect([status, words.trim().split('\n')]).toEqual([1, [expect.stringMatching(why)]]);
    expect(await chatsIn(await open(at('new')))).toEqual(['new']);
  });

  test('a backup is readable by its owner alone, and writes over nothing', async () => {
    expect(statSync(file).mode & 0o077).toBe(0);
    const again = await keep('backup', { DATA_DIR: at('new') }, file);
    expect(again).toEqual({ status: 1, said: expect.stringContaining('there already') as string });
  });
});

describePostgres('on PostgreSQL', () => {
  let [from, to]: Schema[] = [];
  const open = (schema?: Schema): Promise<Store> =>
    openPostgresStore({ url: schema!.url, now: () => MORNING });
  const restore = (...words: string[]) => keep('restore', { DATABASE_URL: to!.url }, file, ...words);
  const asides = async (): Promise<string[]> => {
    const rows = await to!.run(`select nspname from pg_namespace where nspname like 'huashu\\_before\\_%'`);
    return rows.map(({ nspname }) => String(nspname));
  };
  beforeEach(async () => {
    [from, to] = await Promise.all([newSchema(), newSchema()]);
    await withChat(await open(from), 'old');
    await withChat(await open(to), 'new');
    await keep('backup', { DATABASE_URL: from.url }, file);
  });
  afterEach(async () => {
    for (const aside of await asides()) await to!.run(`drop schema ${aside} cascade`);
    await Promise.all([from!.remove(), to!.remove()]);
  });

  test('a desk that is not empty is not replaced unasked; asked, it is put aside whole', async () => {
    expect(await restore()).toEqual({ status: 1, said: expect.stringContaining('--replace') as string });
    expect(await chatsIn(await open(to))).toEqual(['new']);
    expect(await restore('--replace')).toMatchObject({ status: 0 });
    expect(await chatsIn(await open(to))).toEqual(['old']);
    expect(await casesIn(await open(to))).toEqual([['old', ['received']]]);
    expect(await draftsIn(await open(to))).toEqual([{ chatId: 'old', version: 1, draft: draftFor('old') }]);
    expect(await chatsIn(await open(from))).toEqual(['old']);
    const [aside] = await asides();
    expect(await to!.run(`select id from ${aside}.chats`)).toEqual([{ id: 'new' }]);
  });

  test('clients of the desk that was replaced start over; those of a desk under the backup’s name in the same database do not', async () => {
    const epochs = () => Promise.all([from, to].map(async (schema) => epochOf(await open(schema))));
    const [ofNamesake, before] = await epochs();
    expect(await restore('--replace')).toMatchObject({ status: 0 });
    const [stayed, after] = await epochs();
    expect(stayed).toBe(ofNamesake);
    expect([before, ofNamesake]).not.toContain(after);
  });

  test('it comes back into a database that has nothing of the name that it had, and waits for nobody else there', async () => {
    await from!.run(`alter schema ${from!.name} rename to ${from!.name}_aside`);
    const held = await from!.hold(`lock table ${from!.name}_aside.chats`);
    try {
      expect(await restore('--replace')).toMatchObject({ status: 0 });
    } finally {
      await held.letGo();
      await from!.run(`alter schema ${from!.name}_aside rename to ${from!.name}`);
    }
    expect(await chatsIn(await open(to))).toEqual(['old']);
  });

  test('a desk that runs is left alone, whatever is asked', async () => {
    const desk = await Desk.start({ DATABASE_URL: to!.url });
    expect(await restore('--replace')).toEqual({
      status: 1,
      said: 'A desk runs on this database; end all its processes first.\n',
    });
    await desk.stop();
    expect(await restore('--replace')).toMatchObject({ status: 0 });
  });

  test.each([
    ['cut short', () => truncateSync(file, statSync(file).size - 20), /Nothing was changed: /],
    ['a stump', () => truncateSync(file, 2000), /pg_restore failed/],
    ['no dump', () => writeFileSync(file, '{"chats":[]}'), /pg_restore failed/],
  ])('a backup that is %s is refused in one line, and nothing is touched', async (_, spoil, why) => {
    spoil();
    const { status, said: words } = await restore('--replace');
    expect([status, words.trim().split('\n')]).toEqual([1, [expect.stringMatching(why)]]);
    expect([await chatsIn(await open(to)), await asides()]).toEqual([['new'], []]);
  });

  test('a desk whose database is damaged gives no backup, and can be replaced by one', async () => {
    await to!.run('update chats set last_seq = 7');
    const kept = await keep('backup', { DATABASE_URL: to!.url }, `${file}.torn`);
    expect(kept).toEqual({ status: 1, said: expect.stringContaining('damaged: 1 chats') as string });
    expect(await restore('--replace')).toMatchObject({ status: 0 });
    expect(await chatsIn(await open(to))).toEqual(['old']);
  });

  test('a backup of a newer version is refused, and nothing is touched', async () => {
    await from!.run(`insert into kysely_migration values ('0999-later', '')`);
    await keep('backup', { DATABASE_URL: from!.url }, `${file}.newer`);
    const ran = await keep('restore', { DATABASE_URL: to!.url }, `${file}.newer`, '--replace');
    expect(ran).toEqual({ status: 1, said: expect.stringContaining('0999-later') as string });
    expect(await chatsIn(await open(to))).toEqual(['new']);
  });
});
