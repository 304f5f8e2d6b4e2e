import { sql, type Kysely } from 'kysely';
import type { OwnPhrase } from '../domain/own-phrase/own-phrase.ts';
import { loseFilesOf } from './phrase-files.ts';
import type { Tables } from './schema.ts';

/** Stores own phrases. */
export interface OwnPhraseStore {
  /** All of them, in no special order. */
  all(): Promise<OwnPhrase[]>;
  /** Inserts or replaces these, all or none. */
  put(phrases: readonly OwnPhrase[]): Promise<void>;
  /** Moves these to other places, all or none, without changing anything else; skips phrases that were deleted. */
  place(moved: readonly Pick<OwnPhrase, 'id' | 'place' | 'at'>[]): Promise<void>;
  /** Deletes one with its files; false if there is none. */
  remove(id: string): Promise<boolean>;
  /** Changes whenever any of them has changed, and is cheaper than reading them. */
  state(): Promise<string>;
}

/** Own phrases, in SQL that both databases understand. */
export class SqlOwnPhrases implements OwnPhraseStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  all(): Promise<OwnPhrase[]> {
    return this.#db.selectFrom('own_phrases').selectAll().execute();
  }

  async put(phrases: readonly OwnPhrase[]): Promise<void> {
    if (phrases.length === 0) return;
    await this.#db
      .insertInto('own_phrases')
      .values(phrases.map((phrase) => ({ ...phrase })))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((now) => ({
          scope: now.ref('excluded.scope'),
          team: now.ref('excluded.team'),
          text: now.ref('excluded.text'),
          situation: now.ref('excluded.situation'),
          shortcut: now.ref('excluded.shortcut'),
          place: now.ref('excluded.place'),
          at: now.ref('excluded.at'),
        })),
      )
      .execute();
  }

  async place(moved: readonly Pick<OwnPhrase, 'id' | 'place' | 'at'>[]): Promise<void> {
    await this.#db.transaction().execute(async (all) => {
      // Always in the same order, so that two who move at once wait for each other and never for good.
      const inTurn = [...moved].sort((one, other) => (one.id < other.id ? -1 : 1));
      for (const { id, place, at } of inTurn)
        await all.updateTable('own_phrases').set({ place, at }).where('id', '=', id).execute();
    });
  }

  remove(id: string): Promise<boolean> {
    return this.#db.transaction().execute(async (all) => {
      const gone = await all
        .deleteFrom('own_phrases')
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      if (gone !== undefined) await loseFilesOf(all, id);
      return gone !== undefined;
    });
  }

  async state(): Promise<string> {
    // Not only the latest moment: a process with a slow clock changes a phrase without moving that.
    const { count, moments } = await this.#db
      .selectFrom('own_phrases')
      .select((all) => [
        all.fn.countAll<number>().as('count'),
        sql<string | null>`cast(sum(at) as text)`.as('moments'),
      ])
      .executeTakeFirstOrThrow();
    return `${count} ${moments ?? ''}`;
  }
}
