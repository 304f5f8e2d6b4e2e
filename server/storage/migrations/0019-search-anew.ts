import type { Migration } from 'kysely';
import { readAnew } from '../search/text-of.ts';

/**
 * The search reads numbers in groups as one, names and contacts, and past what nobody sees. It finds by what it has of
 * older chats until it has read them again, a few at a time, in the background.
 */
export const searchAnew: Migration = {
  up: (db) => readAnew(db, null),
};
