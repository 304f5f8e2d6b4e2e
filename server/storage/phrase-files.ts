import { sql, type Kysely, type Transaction } from 'kysely';
import { ownFileKey, ownIdIn } from '../../phrases/own-phrase.ts';
import type { PhraseFiles } from '../../protocol/phrase-files.ts';
import type { Instant } from '../domain/instant.ts';
import { isPostgres, oneOf } from './portable-sql.ts';
import type { Tables } from './schema.ts';

/** One row a file of a phrase. */
export interface PhraseFileTables {
  phrase_files: { phrase: string; place: number; file: string; at: Instant };
}

/** Stores which files go with a phrase, the manual's or an own one. */
export interface PhraseFileStore {
  /** All of them, by phrase. */
  all(): Promise<PhraseFiles[]>;
  /**
   * Gives a phrase these files, in this order, instead of those that it had; what it loses is given up. The new ones are
   * uploads of the account for phrases. False, and nothing has changed, if one of them is not there, or if the own phrase is not.
   */
  set(phrase: string, ids: readonly string[], by: { account: string; at: Instant }): Promise<boolean>;
  /** Changes whenever any of them has changed, and is cheaper than reading them. */
  state(): Promise<string>;
}

/** Files of phrases, in SQL that both databases understand. */
export class SqlPhraseFiles implements PhraseFileStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async all(): Promise<PhraseFiles[]> {
    const rows = await this.#db
      .selectFrom('phrase_files')
      .innerJoin('files', 'files.id', 'phrase_files.file')
      .select(['phrase', 'files.id as id', 'name', 'type', 'size', 'width', 'height'])
      .where('state', '=', 'referenced')
      .orderBy('phrase')
      .orderBy('place')
      .execute();
    const byPhrase = new Map<string, PhraseFiles>();
    for (const { phrase, width, height, ...file } of rows) {
      const pixels = width === null || height === null ? {} : { width, height };
      const { files = [] } = byPhrase.get(phrase) ?? {};
      byPhrase.set(phrase, { phrase, files: [...files, { ...file, ...pixels }] });
    }
    return [...byPhrase.values()];
  }

  async set(
    phrase: string,
    ids: readonly string[],
    { account, at }: { account: string; at: Instant },
  ): Promise<boolean> {
    try {
      await this.#db.transaction().execute(async (all) => {
        await queue(all);
        await mustBeThere(all, phrase);
        const before = await all
          .deleteFrom('phrase_files')
          .where('phrase', '=', phrase)
          .returning('file')
          .execute();
        const had = new Set(before.map(({ file }) => file));
        await claim(
          all,
          ids.filter((id) => !had.has(id)),
          account,
        );
        if (ids.length > 0)
          await all
            .insertInto('phrase_files')
            .values(ids.map((file, place) => ({ phrase, place, file, at })))
            .execute();
        await lose(
          all,
          [...had].filter((id) => !ids.includes(id)),
        );
      });
      return true;
    } catch (error) {
      if (error instanceof NotThere) return false;
      throw error;
    }
  }

  async state(): Promise<string> {
    const { count, moments } = await this.#db
      .selectFrom('phrase_files')
      .select((all) => [
        all.fn.countAll<number>().as('count'),
        sql<string | null>`cast(sum(at) as text)`.as('moments'),
      ])
      .executeTakeFirstOrThrow();
    return `${count} ${moments ?? ''}`;
  }
}

/** Gives up the files of an own phrase, in the transaction that deletes it. */
export async function loseFilesOf(all: Transaction<Tables>, ownId: string): Promise<void> {
  const rows = await all
    .deleteFrom('phrase_files')
    .where('phrase', '=', ownFileKey(ownId))
    .returning('file')
    .execute();
  await lose(
    all,
    rows.map(({ file }) => file),
  );
}

/** Two who change the files of a phrase at once do so one after the other; whoever reads them waits for nobody. */
async function queue(all: Transaction<Tables>): Promise<void> {
  // SQLite's transactions begin as the one writer.
  if (isPostgres<Tables>(all)) await sql`lock table phrase_files in exclusive mode`.execute(all);
}

async function mustBeThere(all: Transaction<Tables>, phrase: string): Promise<void> {
  const own = ownIdIn(phrase);
  if (own === null) return;
  const found = all.selectFrom('own_phrases').select('id').where('id', '=', own);
  const row = await (isPostgres<Tables>(all) ? found.forUpdate() : found).executeTakeFirst();
  if (row === undefined) throw new NotThere();
}

/** Undoes the transaction. */
class NotThere extends Error {
  override name = 'NotThere';
}

async function claim(all: Transaction<Tables>, ids: readonly string[], account: string): Promise<void> {
  if (ids.length === 0) return;
  const claimed = await all
    .updateTable('files')
    .set({ state: 'referenced' })
    .where('id', 'in', oneOf(all, ids))
    .where('owner', '=', 'phrase')
    .where('account', '=', account)
    .where('state', '=', 'kept')
    .returning('id')
    .execute();
  if (claimed.length < ids.length) throw new NotThere();
}

async function lose(all: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await all
    .updateTable('files')
    .set({ state: 'gone', name: '' })
    .where('id', 'in', oneOf(all, ids))
    .execute();
}
