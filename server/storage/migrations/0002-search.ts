import { sql, type Migration } from 'kysely';

/**
 * The search's index on SQLite: one document a chat, under the chat's key, without its text. The tokens come ready
 * made from `search/grams.ts`; the tokenizer only has to cut them at spaces.
 */
export const search: Migration = {
  async up(db) {
    await sql`create virtual table search using fts5 (grams, content = '', contentless_delete = 1,
      tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M*'")`.execute(db);
    await sql`create index chats_to_index on chats (key)
      where status = 'closed' and indexed_seq < last_seq`.execute(db);
  },
};
