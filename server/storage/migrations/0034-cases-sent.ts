import { sql, type Migration } from 'kysely';

/** A sender's own id of a case counts within the chat that the case came from, as that of a message does. */
export const casesSent: Migration = {
  async up(db) {
    await sql`drop index cases_sent`.execute(db);
    await sql`create unique index cases_sent on cases (client_id, sender, coalesce(chat_id, ''))
      where client_id is not null`.execute(db);
  },
};
