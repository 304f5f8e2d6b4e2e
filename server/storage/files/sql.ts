import { sql, type Kysely } from 'kysely';
import type { Instant } from '../../domain/instant.ts';
import { NUMBER } from '../cases/rows.ts';
import { oneOf } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';
import type { FileRow, FileStore, NewFile } from './file-store.ts';

/** Rows of files, in SQL that both databases understand. */
export class SqlFiles implements FileStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async receive(file: NewFile): Promise<void> {
    await this.#db
      .insertInto('files')
      .values({ ...file, state: 'received', seq: null, shown: 0 })
      .execute();
  }

  keep(id: string): Promise<boolean> {
    return this.#move(id, 'received', 'kept');
  }

  reference(id: string): Promise<boolean> {
    return this.#move(id, 'kept', 'referenced');
  }

  async #move(id: string, from: FileRow['state'], to: FileRow['state']): Promise<boolean> {
    const moved = await this.#db
      .updateTable('files')
      .set({ state: to })
      .where('id', '=', id)
      .where('state', '=', from)
      .returning('id')
      .executeTakeFirst();
    return moved !== undefined;
  }

  async find(id: string): Promise<FileRow | null> {
    const row = await this.#db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst();
    return row ?? null;
  }

  async unsent(like: Parameters<FileStore['unsent']>[0]): Promise<FileRow | null> {
    const row = await this.#db
      .selectFrom('files')
      .selectAll()
      .where('chat_id', '=', like.chatId)
      .where('account', '=', like.account)
      .where('state', '=', 'kept')
      .where('name', '=', like.name)
      .where('hash', '=', like.hash)
      .executeTakeFirst();
    return row ?? null;
  }

  async findAll(ids: readonly string[]): Promise<FileRow[]> {
    if (ids.length === 0) return [];
    return this.#db.selectFrom('files').selectAll().where('id', 'in', oneOf(this.#db, ids)).execute();
  }

  async bytesOf(by: Parameters<FileStore['bytesOf']>[0], since: Instant): Promise<number> {
    const sent = this.#db
      .selectFrom('files')
      .select(sql<string | null>`cast(sum(size) as text)`.as('bytes'))
      .where('at', '>=', since);
    const sum = await (
      'customerId' in by
        ? sent.where('customer_id', '=', by.customerId)
        : // Written out, so that the index on just these serves it.
          sent.where(sql<boolean>`owner in ('case', 'phrase')`).where('account', '=', by.account)
    ).executeTakeFirst();
    return Number(sum?.bytes ?? 0);
  }

  async giveUp(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#givingUp().where('id', 'in', oneOf(this.#db, ids)).execute();
  }

  async giveUpOfChat(chatId: string): Promise<string[]> {
    const gone = await this.#givingUp().where('chat_id', '=', chatId).returning('id').execute();
    return gone.map(({ id }) => id);
  }

  async giveUpOfCase(number: number): Promise<string[]> {
    const gone = await this.#givingUp().where('case_number', '=', number).returning('id').execute();
    return gone.map(({ id }) => id);
  }

  async giveUpUnsent(customerId: string): Promise<string[]> {
    const gone = await this.#givingUp()
      .where('customer_id', '=', customerId)
      .where('state', 'in', ['received', 'kept'])
      .returning('id')
      .execute();
    return gone.map(({ id }) => id);
  }

  async giveUpStale(before: { received: Instant; kept: Instant }, limit: number): Promise<number> {
    const stale = this.#db
      .selectFrom('files')
      .select('id')
      // Written out, so that the index on just these serves it.
      .where(sql<boolean>`state <> 'referenced'`)
      .where((one) =>
        one.or([
          one.and([one('state', '=', 'received'), one('at', '<', before.received)]),
          one.and([one('state', '=', 'kept'), one('at', '<', before.kept)]),
        ]),
      )
      .orderBy('at')
      .limit(limit);
    // A line may name one of them meanwhile: it stays then.
    const gone = await this.#givingUp()
      .where('id', 'in', stale)
      .where('state', '<>', 'referenced')
      .returning('id')
      .execute();
    return gone.length;
  }

  async giveUpOld(before: Instant, limit: number): Promise<number> {
    const old = this.#db
      .selectFrom('files')
      .select('id')
      .where(sql<boolean>`state = 'referenced' and owner in ('chat', 'case')`)
      .where('at', '<', before)
      .orderBy('at')
      .limit(limit);
    const gone = await this.#givingUp().where('id', 'in', old).returning('id').execute();
    return gone.length;
  }

  async giveUpLeft(limit: number): Promise<number> {
    const left = this.#db
      .selectFrom('files')
      .select('id')
      .where('state', '=', 'referenced')
      // Written out, so that the index on just these serves it.
      .where(sql<boolean>`owner in ('case', 'phrase')`)
      .where((file) =>
        file.or([
          file.and([
            file('owner', '=', 'case'),
            file('case_number', 'in', (db) =>
              db.selectFrom('cases').select(NUMBER.as('number')).where('words_erased', '=', 1),
            ),
          ]),
          file.and([
            file('owner', '=', 'phrase'),
            file('id', 'not in', (db) => db.selectFrom('phrase_files').select('file')),
          ]),
        ]),
      )
      .limit(limit);
    const gone = await this.#givingUp().where('id', 'in', left).returning('id').execute();
    return gone.length;
  }

  ofDesk(): Promise<Pick<FileRow, 'id' | 'at'>[]> {
    return this.#db
      .selectFrom('files')
      .select(['id', 'at'])
      .where('owner', '=', 'desk')
      .where('state', '=', 'referenced')
      .execute();
  }

  /** The name may tell who somebody is; who had it leads to a person: both go at once. */
  #givingUp() {
    return this.#db
      .updateTable('files')
      .set({ state: 'gone', name: '', customer_id: null, chat_id: null, case_number: null })
      .where('state', '<>', 'gone');
  }

  gone(limit: number): Promise<Pick<FileRow, 'id' | 'thumbnail'>[]> {
    return this.#db
      .selectFrom('files')
      .select(['id', 'thumbnail'])
      .where(sql<boolean>`state <> 'referenced'`)
      .where('state', '=', 'gone')
      .orderBy('at')
      .limit(limit)
      .execute();
  }

  async forget(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#db
      .deleteFrom('files')
      .where('id', 'in', oneOf(this.#db, ids))
      .where('state', '=', 'gone')
      .execute();
  }

  stored(after: string, limit: number): Promise<FileRow[]> {
    return this.#db
      .selectFrom('files')
      .selectAll()
      .where('state', 'in', ['kept', 'referenced'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute();
  }
}
