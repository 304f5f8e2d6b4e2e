import type { Kysely } from 'kysely';
import type { OwnPhrase } from '../../domain/own-phrase/own-phrase.ts';
import type { OwnPhraseStore } from '../own-phrase-store.ts';
import type { Tables } from '../schema.ts';

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

  async remove(id: string): Promise<boolean> {
    const gone = await this.#db
      .deleteFrom('own_phrases')
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    return gone !== undefined;
  }

  async state(): Promise<string> {
    const { count, last } = await this.#db
      .selectFrom('own_phrases')
      .select((all) => [all.fn.countAll<number>().as('count'), all.fn.max('at').as('last')])
      .executeTakeFirstOrThrow();
    return `${count} ${String(last)}`;
  }
}
