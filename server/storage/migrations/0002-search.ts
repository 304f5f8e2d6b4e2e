import { sql, type Kysely, type Migration } from 'kysely';
import { isPostgres } from '../portable-sql.ts';

/** The search's index: one document a chat, under the chat's key. Its tokens come ready made from `search/grams.ts`. */
export const search: Migration = {
  up: (db) => (isPostgres(db) ? createOnPostgres(db) : createOnSqlite(db)),
};

/** The index keeps no text; the tokenizer only has to cut the tokens at spaces. */
async function createOnSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`create virtual table search using fts5 (grams, content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M*'")`.execute(db);
  await sql`alter table chats add column indexed_seq integer not null default 0`.execute(db);
  await sql`create index chats_to_index on chats (key)
    where status = 'closed' and indexed_seq < last_seq`.execute(db);
}

/**
 * What is still to be read stands in a table of its own: every index whose condition names the end of a chat would
 * have to be touched by every message. `words` is the text that longer words are looked up in once more.
 */
async function createOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create table search (chat bigint primary key, upto bigint not null, words text not null,
    grams text[] collate "C" not null)`.execute(db);
  await sql`create index search_grams on search using gin (grams)`.execute(db);
  await sql`create table search_unread (chat bigint primary key, seq bigint not null)`.execute(db);
}
