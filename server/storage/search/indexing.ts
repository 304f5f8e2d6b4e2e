import { SerialQueue } from '../../lib/serial-queue.ts';

/** A chat with entries that are not indexed yet, and the last `seq` to index. */
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
  /** Removes a chat for good, even if it is being indexed elsewhere. */
  forget(key: number): Promise<void>;
  /** Keys below `before` of chats with all words of `q`, newest first. */
  matching(q: string, before: number, limit: number): Promise<number[]>;
}

/** Chats read in one transaction: a few milliseconds, so that messages can go between. */
const AT_ONCE = 20;
/** Chats of a kind that are indexed before one search, a quarter of a second; the rest follows after it. */
const BEFORE_SEARCH = 500;
/** Chats that are indexed after a search before other work gets its turn. */
const BEHIND = 100;
/** Closed chats gather this long before they are read, in milliseconds. */
const GATHER = 1000;

type Kind = 'closedUnread' | 'runningUnread';

/**
 * Updates the search index after the log, without delaying it: closed chats once, in the background; running ones when
 * somebody searches.
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

  /** Call when chats have been closed, or may have been closed unnoticed. */
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

  /** Removes a chat whose words were erased. */
  forget(key: number): Promise<void> {
    return this.#queue.run(() => this.#documents.forget(key));
  }

  /** Stops after the chat that is being indexed. */
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
