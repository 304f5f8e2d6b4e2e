import { sql, type Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import { gramsOf, matchFor } from '../search/grams.ts';
import type { Documents, Unread } from '../search/indexing.ts';
import { textOf } from '../search/text-of.ts';
import { RUNNING } from '../chats/running.ts';
import type { Step } from './request.ts';
import type { Turns } from './turns.ts';

/** The search's index on SQLite: a full-text table without its text. */
export class SqliteDocuments implements Documents {
  readonly #db: Kysely<Tables>;
  readonly #turns: Turns;

  constructor(db: Kysely<Tables>, turns: Turns) {
    this.#db = db;
    this.#turns = turns;
  }

  async closedUnread(limit: number): Promise<Unread[]> {
    const { rows } = await sql<Unread>`select key, last_seq as upto from chats
      where status = 'closed' and indexed_seq < last_seq order by key desc limit ${limit}`.execute(this.#db);
    return rows;
  }

  runningUnread(limit: number): Promise<Unread[]> {
    return this.#db
      .selectFrom('chats')
      .select(['key', 'last_seq as upto'])
      .where(RUNNING)
      .where(sql<boolean>`indexed_seq < last_seq`)
      .orderBy('key', 'desc')
      .limit(limit)
      .execute();
  }

  async read(chats: Unread[]): Promise<void> {
    const steps = await Promise.all(chats.map((chat) => this.#stepsOf(chat)));
    await this.#turns.run({ how: 'together', steps: steps.flat() });
  }

  async matching(q: string, before: number, limit: number): Promise<number[]> {
    const match = matchFor(q);
    if (match === null) return [];
    const { rows } = await sql<{ key: number }>`select rowid as key from search
      where search match ${match} and rowid < ${before} order by rowid desc limit ${limit}`.execute(this.#db);
    return rows.map(({ key }) => key);
  }

  async forget(key: number): Promise<void> {
    await this.#turns.run({
      how: 'together',
      steps: [
        { sql: 'delete from search where rowid = ?', width: 1, values: [key] },
        { sql: 'update chats set indexed_seq = last_seq where key = ?', width: 1, values: [key] },
      ],
    });
  }

  async #stepsOf({ key, upto }: Unread): Promise<Step[]> {
    const grams = gramsOf(await textOf(this.#db, key));
    return [
      { sql: 'delete from search where rowid = ?', width: 1, values: [key] },
      { sql: 'insert into search (rowid, grams) values (?, ?)', width: 2, values: [key, grams] },
      { sql: 'update chats set indexed_seq = ? where key = ?', width: 2, values: [upto, key] },
    ];
  }
}
