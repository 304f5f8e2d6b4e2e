import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Turns } from '../sqlite/turns.ts';
import { closedUnread, readingOf, runningUnread, type Unread } from './documents.ts';

/** Chats read in one transaction: a few milliseconds, so that messages can go between. */
const AT_ONCE = 20;
/** Chats read at most before one search; what changed before that waits for the next. */
const BEFORE_SEARCH = 2000;
/** Closed chats gather this long before they are read, in milliseconds. */
const GATHER = 1000;

/**
 * Keeps the search's index behind the log, never in its way: closed chats are read once in the background, running
 * ones when somebody searches.
 */
export class Indexing {
  readonly #db: Kysely<Tables>;
  readonly #turns: Turns;
  #timer: NodeJS.Timeout | null = null;
  #reading: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(db: Kysely<Tables>, turns: Turns) {
    this.#db = db;
    this.#turns = turns;
  }

  /** Says that chats have been closed, or may have been while nobody looked. */
  soon(): void {
    if (this.#timer || this.#ended) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      // What fails now is still unread and is tried again with the next chat, or by the next search.
      this.#inTurn(() => this.#readAll(closedUnread)).catch(() => undefined);
    }, GATHER);
    this.#timer.unref();
  }

  /** Reads what has changed, before a search. */
  async catchUp(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#readAll(closedUnread);
      await this.#read(await runningUnread(this.#db, BEFORE_SEARCH));
    });
  }

  /** Stops; what is being read is read to its end. */
  async end(): Promise<void> {
    this.#ended = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#reading;
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#reading.then(work);
    this.#reading = done.catch(() => undefined);
    return done;
  }

  async #readAll(find: (db: Kysely<Tables>, limit: number) => Promise<Unread[]>): Promise<void> {
    while (!this.#ended) {
      const unread = await find(this.#db, AT_ONCE);
      if (unread.length === 0) return;
      await this.#read(unread);
    }
  }

  async #read(unread: Unread[]): Promise<void> {
    for (let from = 0; from < unread.length && !this.#ended; from += AT_ONCE) {
      const chats = unread.slice(from, from + AT_ONCE);
      const steps = await Promise.all(chats.map((chat) => readingOf(this.#db, chat)));
      await this.#turns.run({ how: 'together', steps: steps.flat() });
    }
  }
}
