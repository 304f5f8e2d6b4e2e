import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import { isVisible } from '../chats/list.ts';
import type { ChatFilter } from '../chats/store.ts';
import { isPostgres } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';

/** Whether a chat is one of those that a filter asks for, and that the asker may see. For chats that were found already. */
export function isAsked(
  is: ExpressionBuilder<Tables, 'chats'>,
  db: Kysely<Tables>,
  filter: ChatFilter,
): Expression<SqlBool> {
  const { reason, rating, situation, from, to } = filter;
  return is.and([
    isVisible(is, filter),
    ...(reason === undefined ? [] : [sql<SqlBool>`${state(db, 'reason')} = ${reason}`]),
    ...(rating === undefined ? [] : [sql<SqlBool>`cast(${state(db, 'rating')} as integer) = ${rating}`]),
    ...(from === undefined ? [] : [is('chats.started_at', '>=', from)]),
    ...(to === undefined ? [] : [is('chats.started_at', '<', to)]),
    ...(situation === undefined
      ? []
      : [
          sql<SqlBool>`exists (select 1 from message_records where message_records.chat_id = chats.id
            and message_records.offer like ${`%${escaped(JSON.stringify(situation))}%`} escape '!')`,
        ]),
  ]);
}

function state(db: Kysely<Tables>, field: 'reason' | 'rating') {
  return isPostgres(db)
    ? sql`(chats.body::json -> 'state' ->> ${sql.lit(field)})`
    : sql`json_extract(chats.body, ${sql.lit(`$.state.${field}`)})`;
}

function escaped(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}
