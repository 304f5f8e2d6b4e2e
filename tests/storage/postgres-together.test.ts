import { checkRecord } from '../../server/actions/audit/audit.ts';
import { append } from '../../server/domain/chat/fold.ts';
import { LOCKS } from '../../server/storage/postgres/locks.ts';
import { openPostgresStore } from '../../server/storage/postgres/open.ts';
import type { Store } from '../../server/storage/store.ts';
import type { Loaded } from '../../server/storage/chats/store.ts';
import { aChat, answered, begin, goOn, joins, MORNING, said } from './a-chat.ts';
import { describePostgres, newSchema, type Schema } from './a-postgres.ts';
import { migrateSchemaUpTo } from './an-older-database.ts';
import { AUDIT_KEY, put } from './contract-audit.ts';

// The server is shared with whatever else runs on this machine.
jest.setTimeout(30_000);

test('no two purposes share the number of a lock', () => {
  const numbers = Object.values(LOCKS);
  expect(new Set(numbers).size).toBe(numbers.length);
});

describePostgres('two desks in two schemas of one PostgreSQL', () => {
  test('deal their queues without waiting for each other', async () => {
    const schemas = await Promise.all([newSchema(), newSchema()] as const);
    const open = ({ url }: Schema) => openPostgresStore({ url, now: () => MORNING, patience: 0 });
    const [one, other] = await Promise.all([open(schemas[0]), open(schemas[1])]);
    const held = await schemas[0].hold(
      `select pg_advisory_xact_lock(${LOCKS.assigning}, hashtext(current_schema()))`,
    );
    try {
      // The desk that is not held up deals at once; the other one would wait for longer than it is willing to.
      await expect(other.alone?.(() => Promise.resolve('dealt'))).resolves.toBe('dealt');
      await expect(one.alone?.(() => Promise.resolve('dealt'))).rejects.toThrow();
    } finally {
      await held.letGo();
      await Promise.all([one.close(), other.close()]);
      for (const schema of schemas) await schema.remove();
    }
  });
});

/** Two stores on one database stand for two processes of one desk. */
describePostgres('two processes on one PostgreSQL', () => {
  let schema: Schema;
  let one: Store;
  let other: Store;
  const open = () => openPostgresStore({ url: schema.url, now: () => MORNING, patience: 0 });
  beforeEach(async () => {
    schema = await newSchema();
    // At once, on an empty database: neither may meet a half-made table.
    [one, other] = await Promise.all([open(), open()]);
  });
  afterEach(async () => {
    await Promise.all([one.close(), other.close()]);
    await schema.remove();
  });

  test('a mail address that one gives to a colleague while the other adds somebody with it is taken, and no fault', async () => {
    const nina = { account: 'nina', number: '7', name: 'Nina', role: 'agent', capacity: null } as const;
    await one.team.add(nina);
    // Whoever settles departments waits here, with the account already added.
    const held = await schema.hold('update audit_head set seq = seq');
    const added = other.team.add({
      ...{ ...nina, account: 'bo', number: '8', mail: 'both@x.cn', departments: [] },
    });
    await schema.untilWaiting(1);
    const changed = one.team.change('nina', { mail: 'both@x.cn' }, MORNING, () => null);
    await schema.untilWaiting(2);
    await held.letGo();
    expect(await Promise.all([added, changed])).toEqual([null, 'mail']);
  });

  test('what both put on record at once is all there, though one of them takes its time', async () => {
    await schema.run(`create function is_slow() returns trigger language plpgsql as
        $$ begin perform pg_sleep(0.7); return new; end $$;
      create trigger slow before insert on audit_log for each row execute function is_slow()`);
    await Promise.all([put(one), put(other)]);
    expect(await checkRecord(one.audit, AUDIT_KEY)).toMatchObject({ whole: true, lines: 2 });
  });

  test('[P9] two records that are joined while one of them is being joined to a third are one person with all three', async () => {
    for (const id of ['a', 'b', 'c'])
      await one.customers.save({
        ...{ id, firstSeenAt: MORNING, lastSeenAt: MORNING, name: null, contact: null, locale: null },
        ...{ page: null, referrer: null, attributes: {}, network: null, verifiedAs: null },
      });
    const held = await schema.hold(`update customers set root = 'a' where id = 'c';
      select id from customers where id = 'a' for update`);
    const seen: string[][] = [];
    const joined = other.customerRecords.change(['a', 'b'], (locked) => {
      seen.push(locked.map(({ id }) => id));
      return { records: [], roots: ['a', 'c'].map((id) => ({ id, root: 'b' })), lines: [] };
    });
    await schema.untilWaiting(1);
    await held.commit();
    await joined;
    expect(seen).toEqual([['a', 'b', 'c']]);
    expect(await one.customerRecords.membersOf('c')).toEqual(['a', 'b', 'c']);
  });

  const NOTHING = { chatIds: [], customerIds: [], sent: [], sentByCustomers: [] };
  const beginUnlessRunning = (store: Store, id: string, customerId: string): Promise<void> =>
    store.chats.commit({ ...NOTHING, customerIds: [customerId] }, (loaded: Loaded) => {
      const latest = loaded.latestChatOf(customerId);
      if (latest && latest.chat.state.status !== 'closed') return { entries: [], chats: [] };
      const { chat, entries } = append(aChat(id, { customerId }), [said('您好')], MORNING);
      return { entries, chats: [{ chat, isNew: true, dueAt: null }] };
    });

  test('begin one chat for a customer, however many ask at once', async () => {
    const asked = Array.from({ length: 12 }, (_, n) =>
      beginUnlessRunning(n % 2 === 0 ? one : other, `chat-${n}`, 'li'),
    );
    await Promise.all(asked);
    expect((await one.chats.countsOf(['li'])).get('li')).toBe(1);
  });

  test('begin one more chat when the last one is closed, not two', async () => {
    await begin(one, aChat('old', { customerId: 'li' }), [said('您好'), joins()]);
    await goOn(other, 'old', [
      {
        kind: 'closed',
        by: { role: 'customer' },
        data: { reason: 'customer', lastCustomerAt: 1, lastAgentAt: null },
      },
    ]);
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => beginUnlessRunning(n % 2 === 0 ? one : other, `new-${n}`, 'li')),
    );
    expect((await one.chats.countsOf(['li'])).get('li')).toBe(2);
  });

  test('give each place in a log once, whoever writes', async () => {
    await begin(one, aChat('a'), [said('您好')]);
    const lines = Array.from({ length: 40 }, (_, n) => goOn(n % 2 ? one : other, 'a', [said(`${n}`)]));
    await Promise.all(lines);
    const log = await one.chats.entries('a', { after: 0, limit: 99 });
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 41 }, (_, n) => n + 1));
  });

  test('store the same message once, also when both get it at the same time', async () => {
    await begin(one, aChat('a'), [said('您好')]);
    await Promise.all([one, other, one, other].map((store) => goOn(store, 'a', [said('在吗', 'same')])));
    const log = await one.chats.entries('a', { after: 0, limit: 9 });
    expect(log.map(({ clientId }) => clientId)).toEqual(['says-您好', 'same']);
  });

  test('lock the same chats without waiting for each other in a circle', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `c${n}`);
    for (const id of ids) await begin(one, aChat(id), [said('您好')]);
    const touchAll = (store: Store, order: string[], text: string) =>
      store.chats.commit({ ...NOTHING, chatIds: order }, (loaded) => {
        const all = order.map((id) => append(loaded.chat(id)!.chat, [answered(`${text} ${id}`)], MORNING));
        return {
          entries: all.flatMap(({ entries }) => entries),
          chats: all.map(({ chat }) => ({ chat, isNew: false, dueAt: null })),
        };
      });
    const rounds = Array.from({ length: 10 }, (_, n) => [
      touchAll(one, ids, `one ${n}`),
      touchAll(other, ids.toReversed(), `other ${n}`),
    ]);
    await Promise.all(rounds.flat());
    expect((await one.chats.entries('c7', { after: 0, limit: 99 })).length).toBe(21);
  });

  test('the sweep passes over what another process has in hand', async () => {
    await begin(one, aChat('held'), [said('您好')], { dueAt: 1 });
    await begin(one, aChat('free'), [said('您好')], { dueAt: 2 });
    const holder = await schema.hold(`select from chats where id = 'held' for update`);
    expect((await other.chats.due(9, 9)).map(({ chatId }) => chatId)).toEqual(['free']);
    await holder.letGo();
    expect((await other.chats.due(9, 9)).map(({ chatId }) => chatId)).toEqual(['held', 'free']);
  });

  test('a mark that had to wait counts what was written meanwhile', async () => {
    await begin(one, aChat('a'), [said('您好')]);
    const holder = await schema.hold(`select from chats where id = 'a' for update`);
    const written = goOn(one, 'a', [said('在吗')]);
    await schema.untilWaiting(1);
    const marked = other.chats.markSeen('a', 'staff', 9);
    await schema.untilWaiting(2);
    await holder.letGo();
    await written;
    expect(await marked).toMatchObject({ staff: 2, staffInCustomerCount: 2, customerMessages: 2 });
  });

  test('live by one clock, the database’s', async () => {
    const [row] = await schema.run('select (extract(epoch from clock_timestamp()) * 1000)::float8 as now');
    expect(Math.abs((one.now?.() ?? 0) - Number(row?.['now']))).toBeLessThan(60_000);
    expect(Math.abs((one.now?.() ?? 0) - (other.now?.() ?? 0))).toBeLessThan(1000);
  });
});

describePostgres('an old version at work while a new one begins', () => {
  test('stores a visitor for whom their website vouched', async () => {
    const schema = await newSchema();
    await migrateSchemaUpTo(schema, '0015-said-again');
    await schema.run(
      `insert into customer_identities (external_id, customer_id, "at") values ('shop-li', 'li', 1)`,
    );
    const stored = await schema.hold(
      `insert into customers (id, first_seen_at, last_seen_at, attributes) values ('li', 7, 7, '{}')`,
    );
    const begun = openPostgresStore({ url: schema.url, now: () => MORNING, patience: 0 });
    await schema.untilWaiting(1);
    await stored.commit();
    const store = await begun;
    expect(await store.customers.find('li')).toMatchObject({ firstSeenAt: 7, verifiedAs: 'shop-li' });
    await store.close();
    await schema.remove();
  });
});
