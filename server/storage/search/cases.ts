import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import { put, remove } from './shelf.ts';

/** Makes the search know what a case says now; call it in the transaction that changes its words. */
export async function indexCase(db: Kysely<Tables>, key: number): Promise<void> {
  const row = await db.selectFrom('cases').select('words').where('key', '=', key).executeTakeFirst();
  if (row === undefined || row.words === '') await remove(db, 'search_cases', key);
  else await put(db, 'search_cases', key, row.words);
}
