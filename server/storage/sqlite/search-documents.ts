import { sql, type Kysely } from 'kysely';
import { RUNNING } from '../chats/running.ts';
import type { Tables } from '../schema.ts';
import type { Documents, ReadChat, Unread } from '../search/indexing.ts';
import { asWords, lineId } from '../search/shelf.ts';
import { asStep } from './statements.ts';
import type { Turns } from './turns.ts';

/** Pages of the index that are merged after a group of lines: so many as were written, and those of the levels above. */
const MERGED = 16;

/** The lines of chats in the index on SQLite. How far each chat was read stands in its row. */
export class SqliteDocuments implements Documents {
  readonly #db: Kysely<Tables>;
  readonly #turns: Turns;

  constructor(db: Kysely<Tables>, turns: Turns) {
    this.#db = db;
    this.#turns = turns;
  }

  async closedUnread(limit: number): Promise<Unread[]> {
    const { rows } = await sql<Unread>`select key, indexed_seq as "from", last_seq as upto from chats
      where status = 'closed' and indexed_seq < last_seq order by key desc limit ${limit}`.execute(this.#db);
    return rows;
  }

  async runningUnread(limit: number): Promise<Unread[]> {
    const { rows } = await sql<Unread>`select key, indexed_seq as "from", last_seq as upto from chats
      where ${RUNNING} and indexed_seq < last_seq order by key desc limit ${limit}`.execute(this.#db);
    return rows;
  }

  async read(chats: ReadChat[]): Promise<void> {
    const lines = chats.flatMap((chat) => chat.lines).flatMap(({ id, grams }) => [id, asWords(grams)]);
    await this.#turns.run({
      how: 'together',
      steps: [
        ...(lines.length === 0
          ? []
          : [
              {
                sql: 'insert or replace into search_lines (rowid, grams) values (?, ?)',
                width: 2,
                values: lines,
              },
            ]),
        ...chats
          .flatMap(({ gone }) => gone)
          .map((id) => asStep('delete from search_lines where rowid = ?', [id])),
        {
          sql: 'update chats set indexed_seq = ? where key = ?',
          width: 2,
          values: chats.flatMap(({ key, upto }) => [upto, key]),
        },
      ],
    });
  }

  async forget(key: number): Promise<void> {
    await this.#turns.run({
      how: 'together',
      steps: [
        asStep('delete from search_lines where rowid between ? and ?', [
          lineId(key, 0),
          lineId(key + 1, 0) - 1,
        ]),
        asStep('update chats set indexed_seq = last_seq where key = ?', [key]),
      ],
    });
  }

  async tidy(): Promise<void> {
    await this.#turns.one(
      asStep(`insert into search_lines (search_lines, rank) values ('merge', ?)`, [MERGED]),
    );
  }
}
