/** A chat that has been written in since the search last read it, and up to where there is something to read. */
export interface Unread {
  key: number;
  upto: number;
}

/** The search's index in one of the databases. */
export interface Documents {
  /** Closed chats that were not read to the end. */
  closedUnread(limit: number): Promise<Unread[]>;
  /** Running chats that were not read to the end, newest first. */
  runningUnread(limit: number): Promise<Unread[]>;
  /** Makes the search know these chats up to their last lines. */
  read(chats: Unread[]): Promise<void>;
  /** Keys below `before` of chats with all words of `q`, newest first. */
  matching(q: string, before: number, limit: number): Promise<number[]>;
}

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
  readonly #documents: Documents;
  #timer: NodeJS.Timeout | null = null;
  #reading: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** Says that chats have been closed, or may have been while nobody looked. */
  soon(): void {
    if (this.#timer || this.#ended) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      // What fails now is still unread and is tried again with the next chat, or by the next search.
      this.#inTurn(() => this.#readClosed()).catch(() => undefined);
    }, GATHER);
    this.#timer.unref();
  }

  /** Reads what has changed, before a search. */
  async catchUp(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#readClosed();
      await this.#read(await this.#documents.runningUnread(BEFORE_SEARCH));
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

  async #readClosed(): Promise<void> {
    while (!this.#ended) {
      const unread = await this.#documents.closedUnread(AT_ONCE);
      if (unread.length === 0) return;
      await this.#read(unread);
    }
  }

  async #read(unread: Unread[]): Promise<void> {
    for (let from = 0; from < unread.length && !this.#ended; from += AT_ONCE)
      await this.#documents.read(unread.slice(from, from + AT_ONCE));
  }
}
