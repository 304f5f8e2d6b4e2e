import { sql, type Kysely, type RawBuilder } from 'kysely';
import { PERSONAL } from '../../domain/chat/personal.ts';
import type { Tables } from '../schema.ts';
import { isPostgres, oneOf } from '../portable-sql.ts';

type Db = Kysely<Tables>;

const ERASED = Object.entries(PERSONAL);

/** Kinds whose schema demands a text: an empty one says that there was one. */
const EMPTIED = ERASED.filter(([, { text }]) => text === 'emptied').map(([kind]) => kind);

/**
 * Empties a part of a chat's log: lines keep place, kind, times and who wrote them. All texts go, the senders' own ids,
 * and the fields of their data that each rule names as {@link PERSONAL}.
 */
export async function emptyLines(db: Db, chatId: string, from: number, to: number): Promise<void> {
  await db
    .updateTable('entries')
    .set({
      client_id: null,
      text: sql<string | null>`case when text is not null and kind in ${oneOf(db, EMPTIED)} then '' end`,
      data: dataAfter(db),
    })
    .where('chat', '=', db.selectFrom('chats').select('key').where('id', '=', chatId))
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .execute();
}

function dataAfter(db: Db): RawBuilder<string | null> {
  const changes = ERASED.flatMap(([kind, { data }]) => {
    const fields = Object.entries<unknown>(data);
    return fields.length === 0 ? [] : [sql`when ${kind} then ${withoutFields(db, fields)}`];
  });
  return sql<string | null>`case kind ${sql.join(changes, sql` `)} else data end`;
}

/** The data of a line with some fields removed and the others set to what they hold after erasing. */
function withoutFields(db: Db, fields: [name: string, after: unknown][]): RawBuilder<unknown> {
  const removed = fields.filter(([, after]) => after === 'removed').map(([name]) => name);
  const set = Object.fromEntries(fields.filter(([, after]) => after !== 'removed'));
  if (isPostgres(db)) return sql`((data::jsonb - ${removed}::text[]) || ${JSON.stringify(set)}::jsonb)::text`;
  const patch = { ...Object.fromEntries(removed.map((name) => [name, null])), ...set };
  return sql`json_patch(data, ${JSON.stringify(patch)})`;
}
