import { SerialQueue } from '../../lib/serial-queue.ts';

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
  /** Takes a chat out for good, whatever is being read of it elsewhere. */
  forget(key: number): Promise<void>;
  /** Keys below `before` of chats with all words of `q`, newest first. */
  matching(q: string, before: number, limit: number): Promise<number[]>;
}

/** Chats read in one transaction: a few milliseconds, so that messages can go between. */
const AT_ONCE = 20;
/** Chats of a kind read at most before one search, which is a quarter of a second; the rest is read behind it. */
const BEFORE_SEARCH = 500;
/** Chats read behind a search before others get their turn. */
const BEHIND = 100;
/** Closed chats gather this long before they are read, in milliseconds. */
const GATHER = 1000;

type Kind = 'closedUnread' | 'runningUnread';

/**
 * Keeps the search's index behind the log, never in its way: closed chats are read once in the background, running
 * ones when somebody searches.
 */
export class Indexing {
  readonly #documents: Documents;
  #timer: NodeJS.Timeout | null = null;
  readonly #queue = new SerialQueue();
  readonly #following = new Set<Kind>();
  #ended = false;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** Says that chats have been closed, or may have been while nobody looked. */
  soon(): void {
    if (this.#timer || this.#ended) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#behind('closedUnread');
    }, GATHER);
    this.#timer.unref();
  }

  /** Reads what has changed, before a search. */
  async catchUp(): Promise<void> {
    for (const kind of ['closedUnread', 'runningUnread'] as const) {
      const rest = await this.#queue.run(() => this.#readUpTo(BEFORE_SEARCH, kind));
      if (rest) this.#behind(kind);
    }
  }

  /** Takes a chat out for good: what it said is gone. */
  forget(key: number): Promise<void> {
    return this.#queue.run(() => this.#documents.forget(key));
  }

  /** Stops; what is being read is read to its end. */
  async end(): Promise<void> {
    this.#ended = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#queue.settled();
  }

  /** What fails now is still unread, and is tried again with the next chat that closes or by the next search. */
  #behind(kind: Kind): void {
    if (this.#following.has(kind)) return;
    this.#following.add(kind);
    const go = async (): Promise<void> => {
      const rest = await this.#queue.run(() => this.#readUpTo(BEHIND, kind)).catch(() => false);
      this.#following.delete(kind);
      if (rest) this.#behind(kind);
    };
    void go();
  }

  /** Says whether there may be more. */
  async #readUpTo(limit: number, kind: Kind): Promise<boolean> {
    if (this.#ended) return false;
    const unread = await this.#documents[kind](limit);
    await this.#read(unread);
    return unread.length === limit;
  }

  async #read(unread: Unread[]): Promise<void> {
    for (let from = 0; from < unread.length && !this.#ended; from += AT_ONCE)
      await this.#documents.read(unread.slice(from, from + AT_ONCE));
  }
}
