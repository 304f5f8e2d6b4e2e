import { sql, type Migration } from 'kysely';
import { isPostgres } from '../portable-sql.ts';

/**
 * When leads were told that nobody answers a hand-over; those from before count as told, so that nobody is alarmed of last
 * month. And the log's messages with a sentence of an outage, found by it, in place of their
 * records. An older process beside this one adds hand-overs of
 * which leads are told too, and tells nobody itself. [P8]
 */
export const shiftNotes: Migration = {
  async up(db) {
    await db.schema.alterTable('handovers').addColumn('told_at', 'bigint').execute();
    await sql`update handovers set told_at = at`.execute(db);
    await sql`create index handovers_untold on handovers (at) where told_at is null and withdrawn = 0`.execute(
      db,
    );
    const phrase = sql.raw(
      isPostgres(db) ? "(data::json ->> 'phraseId')" : "json_extract(data, '$.phraseId')",
    );
    await sql`create index entries_of_outage on entries (${phrase}, chat)
      where kind = 'message' and data like '%.own-o%'`.execute(db);
    await sql`drop index message_records_of_phrase`.execute(db);
  },
};
