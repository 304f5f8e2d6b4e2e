import { sql, type Migration } from 'kysely';
import { isPostgres } from '../portable-sql.ts';

/**
 * The search reads numbers in groups as one, names and contacts, and past what nobody sees. It finds by what it has of
 * older chats until it has read them again, a few at a time, in the background.
 */
export const searchAnew: Migration = {
  async up(db) {
    if (!isPostgres(db)) {
      await sql`update chats set indexed_seq = 0 where words_erased = 0 and indexed_seq > 0`.execute(db);
      return;
    }
    await sql`update search set upto = 0
      where chat in (select key from chats where words_erased = 0)`.execute(db);
    await sql`insert into search_unread (chat, seq)
      select key, last_seq from chats where status = 'closed' and words_erased = 0
      on conflict do nothing`.execute(db);
  },
};
