import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Instant } from '../../domain/instant.ts';
import type { Tables } from '../schema.ts';

/** The row of `secrets` that stores it: small, and backed up with the rest. */
const NAME = 'retention-look';
const Look = z.object({ at: z.number(), terms: z.string() });

/** When retention last looked for old data, and with which periods. */
export type Look = z.output<typeof Look>;

/** The last look; null if there was none or it cannot be parsed. */
export async function lastLook(db: Kysely<Tables>): Promise<Look | null> {
  const row = await db.selectFrom('secrets').select('value').where('name', '=', NAME).executeTakeFirst();
  return row ? Look.parse(JSON.parse(row.value)) : null;
}

/** Keeps a look instead of the last one. */
export async function setLastLook(db: Kysely<Tables>, look: Look): Promise<void> {
  const value = JSON.stringify(look);
  await db
    .insertInto('secrets')
    .values({ name: NAME, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** The newest beginning of a chat or line of the audit log. */
export async function newestMoment(db: Kysely<Tables>): Promise<Instant | null> {
  const chat = await db
    .selectFrom('chats')
    .select('started_at')
    .orderBy('key', 'desc')
    .limit(1)
    .executeTakeFirst();
  const line = await db
    .selectFrom('audit_log')
    .select('at')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const moments = [chat?.started_at, line?.at].filter((at) => at !== undefined);
  return moments.length === 0 ? null : Math.max(...moments);
}
