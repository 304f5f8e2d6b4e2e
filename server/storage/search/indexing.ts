import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Turns } from '../sqlite/turns.ts';
import { closedUnread, readingOf, runningUnread, type Unread } from './documents.ts';

/** Chats read in one transaction: a few milliseconds, so that messages can go between. */
const AT_ONCE = 20;
/** Chats of a kind read at most before one search, which is a third of a second; the rest is read behind it. */
const BEFORE_SEARCH = 1000;
/** Chats read behind a search before others get their turn. */
const BEHIND = 200;
/** Closed chats gather this long before they are read, in milliseconds. */
const GATHER = 1000;

type Find = (db: Kysely<Tables>, limit: number) => Promise<Unread[]>;

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
      this.#behind(closedUnread);
    }, GATHER);
    this.#timer.unref();
  }

  /** Reads what has changed, before a search. */
  async catchUp(): Promise<void> {
    for (const find of [closedUnread, runningUnread]) {
      const rest = await this.#inTurn(() => this.#readUpTo(BEFORE_SEARCH, find));
      if (rest) this.#behind(find);
    }
  }

  /** Stops; what is being read is read to its end. */
  async end(): Promise<void> {
    this.#ended = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#reading;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#reading.then(work);
    this.#reading = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  /** What fails now is still unread, and is tried again with the next chat that closes or by the next search. */
  #behind(find: Find): void {
    this.#inTurn(() => this.#readUpTo(BEHIND, find)).then(
      (rest) => {
        if (rest) this.#behind(find);
      },
      () => undefined,
    );
  }

  /** Says whether there may be more. */
  async #readUpTo(limit: number, find: Find): Promise<boolean> {
    if (this.#ended) return false;
    const unread = await find(this.#db, limit);
    await this.#read(unread);
    return unread.length === limit;
  }

  async #read(unread: Unread[]): Promise<void> {
    for (let from = 0; from < unread.length && !this.#ended; from += AT_ONCE) {
      const chats = unread.slice(from, from + AT_ONCE);
      const steps = await Promise.all(chats.map((chat) => readingOf(this.#db, chat)));
      await this.#turns.run({ how: 'together', steps: steps.flat() });
    }
  }
}
