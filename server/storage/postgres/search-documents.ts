import { sql, type Kysely } from 'kysely';
import { RUNNING } from '../chats/running.ts';
import type { Tables } from '../schema.ts';
import type { Documents, ReadChat, Unread } from '../search/indexing.ts';
import { lineId, remove } from '../search/shelf.ts';

/**
 * The lines of chats in the index on PostgreSQL: arrays with a GIN index, because its own text search does not segment
 * Chinese and its trigrams need three characters. Of two processes that read the same chat, the one that has read further
 * wins.
 */
export class PostgresDocuments implements Documents {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async closedUnread(limit: number): Promise<Unread[]> {
    const { rows } =
      await sql<Unread>`select search_unread.chat as key, coalesce(search_read.upto, 0) as "from",
        search_unread.seq as upto from search_unread left join search_read on search_read.chat = search_unread.chat
      order by search_unread.chat desc limit ${limit}`.execute(this.#db);
    const done = rows.filter(({ from, upto }) => from >= upto);
    if (done.length > 0) await this.#tickOff(JSON.stringify(done));
    return rows;
  }

  async runningUnread(limit: number): Promise<Unread[]> {
    const { rows } = await sql<Unread>`select chats.key, coalesce(search_read.upto, 0) as "from",
        chats.last_seq as upto from chats left join search_read on search_read.chat = chats.key
      where ${RUNNING} and coalesce(search_read.upto, 0) < chats.last_seq
      order by chats.key desc limit ${limit}`.execute(this.#db);
    return rows;
  }

  /** A statement of its own keeps the rows of the chats locked until their lines are stored: nobody forgets them between. */
  async read(chats: ReadChat[]): Promise<void> {
    const upto = [...new Map(chats.map(({ key, upto: seq }) => [key, { key, upto: seq }])).values()];
    const lines = chats.flatMap(({ key, lines: read }) =>
      read.map(({ id, grams }) => ({ chat: key, id, grams })),
    );
    await sql`with reached as (
        insert into search_read (chat, upto)
        select key, upto from json_to_recordset(${JSON.stringify(upto)}::json) as new (key bigint, upto bigint)
        order by key
        on conflict (chat) do update set upto = excluded.upto where search_read.upto < excluded.upto
        returning chat)
      insert into search_lines (id, grams)
      select id, grams from json_to_recordset(${JSON.stringify(lines)}::json) as new (chat bigint, id bigint, grams integer[])
      where chat in (select chat from reached) order by id
      on conflict (id) do nothing`.execute(this.#db);
    for (const id of chats.flatMap(({ gone }) => gone)) await remove(this.#db, 'search_lines', id);
    await this.#tickOff(JSON.stringify(upto));
  }

  /** Stores the highest position first, because another process may be about to store the lines. */
  async forget(key: number): Promise<void> {
    const whole = Number.MAX_SAFE_INTEGER;
    await sql`insert into search_read (chat, upto) values (${key}, ${whole})
      on conflict (chat) do update set upto = excluded.upto`.execute(this.#db);
    await remove(this.#db, 'search_lines', lineId(key, 0), lineId(key + 1, 0) - 1);
    await sql`delete from search_unread where chat = ${key}`.execute(this.#db);
  }

  /** What was written in meanwhile stays on the list. */
  async #tickOff(chats: string): Promise<void> {
    await sql`delete from search_unread where chat in (
      select search_unread.chat from search_unread
      join json_to_recordset(${chats}::json) as done (key bigint, upto bigint)
        on done.key = search_unread.chat and search_unread.seq <= done.upto
      order by search_unread.chat for update of search_unread)`.execute(this.#db);
  }
}
