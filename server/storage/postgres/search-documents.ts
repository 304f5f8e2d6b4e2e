import { sql, type Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Documents, Unread } from '../search/indexing.ts';
import { textOf } from '../search/text-of.ts';
import { plainWordsOf, tokensOf, wantedBy } from '../search/tokens.ts';
import { RUNNING } from '../chats/running.ts';

/**
 * The search index on PostgreSQL. Its own text search needs three characters or does not segment Chinese, so tokens are
 * stored in an array with a GIN index. If two processes index the same chat, the one that has read further wins.
 */
export class PostgresDocuments implements Documents {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async closedUnread(limit: number): Promise<Unread[]> {
    const { rows } = await sql<Unread>`select chat as key, seq as upto from search_unread
      order by chat desc limit ${limit}`.execute(this.#db);
    return rows;
  }

  async runningUnread(limit: number): Promise<Unread[]> {
    const { rows } = await sql<Unread>`select chats.key, chats.last_seq as upto from chats
      left join search on search.chat = chats.key
      where ${RUNNING} and coalesce(search.upto, 0) < chats.last_seq
      order by chats.key desc limit ${limit}`.execute(this.#db);
    return rows;
  }

  async read(chats: Unread[]): Promise<void> {
    const documents = await Promise.all(chats.map((chat) => this.#documentOf(chat)));
    await this.#keep(JSON.stringify(documents));
    await this.#tickOff(JSON.stringify(chats));
  }

  async matching(q: string, before: number, limit: number): Promise<number[]> {
    const ways = wantedBy(q).map(
      ({ tokens, words }) => sql`(grams @> ${tokens}::text[]
        and not exists (select from unnest(${words}::text[]) as word where strpos(words, word) = 0))`,
    );
    if (ways.length === 0) return [];
    const { rows } = await sql<{ key: number }>`select chat as key from search
      where (${sql.join(ways, sql` or `)}) and chat < ${before}
      order by chat desc limit ${limit}`.execute(this.#db);
    return rows.map(({ key }) => key);
  }

  /** Stores an empty document with the highest position, because another process may be about to store the old one. */
  async forget(key: number): Promise<void> {
    const whole = Number.MAX_SAFE_INTEGER;
    await sql`insert into search (chat, upto, words, grams) values (${key}, ${whole}, '', '{}')
      on conflict (chat) do update set upto = excluded.upto, words = '', grams = '{}'`.execute(this.#db);
    await sql`delete from search_unread where chat = ${key}`.execute(this.#db);
  }

  async #documentOf({ key, upto }: Unread): Promise<object> {
    const words = plainWordsOf(await textOf(this.#db, key));
    return { chat: key, upto, words, grams: tokensOf(words) };
  }

  async #keep(documents: string): Promise<void> {
    await sql`insert into search (chat, upto, words, grams)
      select chat, upto, words, grams
      from json_to_recordset(${documents}::json) as new (chat bigint, upto bigint, words text, grams text[])
      order by chat
      on conflict (chat) do update set upto = excluded.upto, words = excluded.words, grams = excluded.grams
      where search.upto < excluded.upto`.execute(this.#db);
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
