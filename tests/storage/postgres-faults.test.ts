import { Proxy } from '../crash/stage/proxy.ts';
import { MIGRATIONS } from '../../server/storage/migrations/all.ts';
import { openPostgresStore } from '../../server/storage/postgres/open.ts';
import type { Store } from '../../server/storage/store.ts';
import { append } from '../../server/domain/chat/fold.ts';
import { aChat, begin, goOn, joins, MORNING, said } from './a-chat.ts';
import { describePostgres, newSchema, type Schema } from './a-postgres.ts';

// The server is shared with whatever else runs on this machine.
jest.setTimeout(30_000);

const open = (url: string, patience = 0) => openPostgresStore({ url, now: () => MORNING, patience });

describePostgres('PostgreSQL when it fails', () => {
  let schema: Schema;
  let proxy: Proxy;
  let store: Store;
  beforeEach(async () => {
    schema = await newSchema();
    const way = await Proxy.toUrl(schema.url);
    proxy = way.proxy;
    store = await open(way.url);
    await begin(store, aChat('a'), [said('您好')]);
  });
  afterEach(async () => {
    await store.close();
    await proxy.close();
    await schema.remove();
  });

  const log = async () =>
    (await store.chats.entries('a', { after: 0, limit: 99 })).map(({ clientId }) => clientId);
  const withoutKey = (): Promise<void> =>
    store.chats.commit({ chatIds: ['a'], customerIds: [], sent: [], sentByCustomers: [] }, (loaded) => {
      decided += 1;
      const { chat, entries } = append(loaded.chat('a')!.chat, [joins()], MORNING);
      return { entries, chats: [{ chat, isNew: false, dueAt: null }] };
    });
  let decided = 0;
  beforeEach(() => {
    decided = 0;
  });

  test('a commit whose answer got lost is found and not stored again', async () => {
    cutCommit(proxy, 'answered');
    await withoutKey();
    expect(decided).toBe(1);
    expect(await store.chats.entries('a', { after: 0, limit: 9 })).toHaveLength(2);
  });

  test('a commit that never arrived is done again, once', async () => {
    cutCommit(proxy, 'unsent');
    await withoutKey();
    expect(decided).toBe(2);
    expect(await store.chats.entries('a', { after: 0, limit: 9 })).toHaveLength(2);
  });

  test('a message whose commit got lost is stored once', async () => {
    cutCommit(proxy, 'answered');
    await goOn(store, 'a', [said('在吗', 'x')]);
    await goOn(store, 'a', [said('在吗', 'x')]);
    expect(await log()).toEqual(['says-您好', 'x']);
  });

  test('connections that the server ended are replaced without anybody noticing', async () => {
    await schema.endSessions();
    await goOn(store, 'a', [said('在吗', 'x')]);
    expect(await log()).toEqual(['says-您好', 'x']);
  });

  test('that is gone refuses the batch, and keeps the next one when it is back', async () => {
    proxy.refuse();
    await expect(goOn(store, 'a', [said('一', 'x')])).rejects.toMatchObject({ name: 'StorageUnavailable' });
    await expect(store.ping()).rejects.toMatchObject({ name: 'StorageUnavailable' });
    proxy.clear();
    await goOn(store, 'a', [said('二', 'y')]);
    expect(await log()).toEqual(['says-您好', 'y']);
  });

  test('a row that somebody holds is named to its batch, and free for the next when they let go', async () => {
    await begin(store, aChat('b'), [said('您好')]);
    const holder = await schema.hold(`select from chats where id = 'a' for update`);
    const stuck = goOn(store, 'a', [said('在吗')]);
    await goOn(store, 'b', [said('在吗')]);
    const held = [{ chatId: 'a', customerId: 'of-a' }];
    await expect(stuck).rejects.toMatchObject({ name: 'StorageUnavailable', chats: held });
    expect(await store.chats.locked?.(['a', 'b'])).toEqual(held);
    await holder.letGo();
    expect(await store.chats.locked?.(['a', 'b'])).toEqual([]);
    await goOn(store, 'a', [said('在吗', 'x')]);
  });

  test('an id that no database can hold is nobody’s, and harms nobody', async () => {
    expect(await store.chats.find('a\0')).toBeNull();
    await store.chats.commit(
      { chatIds: ['a', 'a\0', '\ud800'], customerIds: ['\0'], sent: [], sentByCustomers: [] },
      (loaded) => {
        decided = loaded.chat('a') ? 7 : 0;
        return { entries: [], chats: [] };
      },
    );
    expect(decided).toBe(7);
  });
});

describePostgres('PostgreSQL at the start', () => {
  let schema: Schema;
  beforeEach(async () => {
    schema = await newSchema();
  });
  afterEach(() => schema.remove());

  test('of a newer version is refused in one clear sentence', async () => {
    await (await open(schema.url)).close();
    await schema.run(`insert into kysely_migration values ('0099-future', '2030-01-01')`);
    await expect(open(schema.url)).rejects.toMatchObject({
      name: 'DatabaseTooNew',
      message: expect.stringContaining('newer version of this program (it has "0099-future")') as string,
    });
  });

  test('is brought to this version once; a second start changes nothing', async () => {
    await (await open(schema.url)).close();
    const first = await schema.run('select name, timestamp from kysely_migration order by name');
    await (await open(schema.url)).close();
    expect(await schema.run('select name, timestamp from kysely_migration order by name')).toEqual(first);
    expect(first.map(({ name }) => name)).toEqual(Object.keys(MIGRATIONS));
  });

  test('that does not answer is named in one line with the setting', async () => {
    const nowhere = open('postgres://somebody:secret@127.0.0.1:1/desk');
    await expect(nowhere).rejects.toMatchObject({ name: 'DatabaseUnreachable' });
    await expect(nowhere).rejects.toThrow(
      /^DATABASE_URL: the database does not answer \(.*ECONNREFUSED.*\)$/,
    );
    await expect(nowhere).rejects.not.toThrow('secret');
  });

  test('that is still starting is waited for', async () => {
    const { proxy, url } = await Proxy.toUrl(schema.url);
    proxy.refuse(2);
    const store = await open(url, 10_000);
    await expect(store.ping()).resolves.toBeUndefined();
    await store.close();
    await proxy.close();
  });
});

/** Cuts the connection of the next commit: before the server hears of it, or when it has answered and nobody has heard. */
function cutCommit(proxy: Proxy, when: 'unsent' | 'answered'): void {
  let isArmed = true;
  // The search index commits in the background, on connections of its own: those that lock chats are meant.
  const withChats = new Set<object>();
  // As a statement of its own, with the zero that ends it on the wire.
  const fateOf = (word: string, piece: Buffer, connection: object) => {
    if (!isArmed || !withChats.has(connection) || !piece.includes(`${word}\0`)) return 'pass';
    isArmed = false;
    return 'cut';
  };
  proxy.onForth((piece, connection) => {
    if (piece.includes('lock-chats')) withChats.add(connection);
    return when === 'unsent' ? fateOf('commit', piece, connection) : 'pass';
  });
  if (when === 'answered') proxy.onBack((piece, connection) => fateOf('COMMIT', piece, connection));
}
