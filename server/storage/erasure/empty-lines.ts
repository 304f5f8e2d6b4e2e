import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from '../schema.ts';
import { isPostgres } from '../portable-sql.ts';

type Db = Kysely<Tables>;

/**
 * Empties a part of a chat's log: lines keep place, kind, times and who wrote them. What was typed goes: texts, the
 * senders' own ids, contacts, words that gave an insult away, reasons, and which messages counted as evidence.
 */
export async function emptyLines(db: Db, chatId: string, from: number, to: number): Promise<void> {
  await db
    .updateTable('entries')
    .set({
      client_id: null,
      // These kinds always have a text: an empty one says that there was one.
      text: sql<
        string | null
      >`case when text is not null and kind in ('message', 'note', 'warned') then '' end`,
      data: sql<string | null>`case kind when 'contact_given' then '{"contact":""}'
        when 'flagged' then ${withoutWords(db)} when 'closed' then ${withoutReasons(db)} else data end`,
    })
    .where('chat', '=', db.selectFrom('chats').select('key').where('id', '=', chatId))
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .execute();
}

function withoutWords(db: Db): RawBuilder<string> {
  return isPostgres(db)
    ? sql<string>`(data::jsonb || '{"words":[]}')::text`
    : sql<string>`json_set(data, '$.words', json('[]'))`;
}

function withoutReasons(db: Db): RawBuilder<string> {
  return isPostgres(db)
    ? sql<string>`(data::jsonb - 'skipped' - 'evidence')::text`
    : sql<string>`json_remove(data, '$.skipped', '$.evidence')`;
}
