import type { Kysely } from 'kysely';
import { z } from 'zod';
import { gramsOf } from '../../domain/search/grams.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import type { Tables } from '../schema.ts';
import { lineId, type Indexed } from './shelf.ts';
import { readBacklog } from './backlog.ts';

/** A chat with lines that are not indexed yet: those past `from`, up to `upto`. */
export interface Unread {
  key: number;
  from: number;
  upto: number;
}

/** The lines of chats in the index of one of the databases. */
export interface Documents {
  /** Closed chats that were not read to the end, newest first. */
  closedUnread(limit: number): Promise<Unread[]>;
  /** Running chats that were not read to the end, newest first. */
  runningUnread(limit: number): Promise<Unread[]>;
  /** Makes the search know these lines, all of them or none. Nothing is kept of a chat that is forgotten meanwhile. */
  read(chats: ReadChat[]): Promise<void>;
  /** Removes a chat for good, even if it is being indexed elsewhere. */
  forget(key: number): Promise<void>;
  /** After some lines were read: puts the index in order, a few milliseconds at a time. Absent where the database does it. */
  tidy?(): Promise<void>;
}

/** Lines of a chat that were read for the index, up to `upto`. */
export interface ReadChat {
  key: number;
  upto: number;
  lines: Indexed[];
  /** Places of lines that were withdrawn by these. */
  gone: number[];
}

/** Lines read in one transaction: a few milliseconds, so that messages can go between. */
const LINES = 40;
/**
 * Chats of a kind that are indexed before one search, a tenth of a second: what was written since the job ran. The rest, as after
 * an upgrade, follows after it.
 */
const BEFORE_SEARCH = 100;
/** Chats that are indexed in the background before other work gets its turn. */
const BEHIND = 20;
/** What is new gathers this long before it is read, in milliseconds: then a search has little left to do. */
const GATHER = 1000;

/** What is from before the index is tried again after this long, in milliseconds, if it could not be read. */
const AGAIN = 30_000;

const KINDS = ['closedUnread', 'runningUnread'] as const;
type Kind = (typeof KINDS)[number];

/**
 * Updates the search index after the log, without delaying it: in the background, and what is left before a search. So
 * whatever was acknowledged is found.
 */
export class Indexing {
  readonly #db: Kysely<Tables>;
  readonly #documents: Documents;
  #timer: NodeJS.Timeout | null = null;
  readonly #queue = new SerialQueue();
  readonly #following = new Set<Kind>();
  #ended = false;

  constructor(db: Kysely<Tables>, documents: Documents) {
    this.#db = db;
    this.#documents = documents;
  }

  /** Call when lines have been stored, or may have been stored unnoticed. */
  soon(): void {
    if (this.#timer || this.#ended) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      for (const kind of KINDS) this.#behind(kind);
    }, GATHER);
    this.#timer.unref();
  }

  /** Indexes the cases and customers from before the index, as far as nobody has done it yet. Call it once, at the start. */
  begin(): void {
    this.soon();
    const go = async (): Promise<void> => {
      const outcome = await this.#queue
        .run(async () => (!this.#ended && (await readBacklog(this.#db)) ? 'more' : 'done'))
        .catch(() => 'failed' as const);
      if (outcome === 'more') void go();
      if (outcome === 'failed') setTimeout(() => void go(), AGAIN).unref();
    };
    void go();
  }

  /** Reads what has changed, before a search. */
  async catchUp(): Promise<void> {
    for (const kind of KINDS) {
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

  /**
   * Other work goes between, three times as long. What fails now is still unread, and is tried again with the next line or by
   * the next search.
   */
  #behind(kind: Kind): void {
    if (this.#following.has(kind) || this.#ended) return;
    this.#following.add(kind);
    const go = async (): Promise<void> => {
      const began = performance.now();
      const rest = await this.#queue.run(() => this.#readUpTo(BEHIND, kind)).catch(() => false);
      this.#following.delete(kind);
      if (rest) setTimeout(() => this.#behind(kind), 3 * (performance.now() - began)).unref();
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
    let gathered: ReadChat[] = [];
    let count = 0;
    for (const chat of unread) {
      for (let from = chat.from; from < chat.upto && !this.#ended; from += LINES) {
        const upto = Math.min(from + LINES, chat.upto);
        const read = { key: chat.key, upto, ...(await this.#linesOf(chat.key, from, upto)) };
        gathered.push(read);
        count += Math.max(read.lines.length, 1);
        if (count < LINES) continue;
        await this.#keep(gathered);
        gathered = [];
        count = 0;
      }
    }
    if (gathered.length > 0) await this.#keep(gathered);
  }

  async #keep(read: ReadChat[]): Promise<void> {
    await this.#documents.read(read);
    await this.#documents.tidy?.();
  }

  async #linesOf(key: number, from: number, upto: number): Promise<Pick<ReadChat, 'lines' | 'gone'>> {
    const rows = await this.#db
      .selectFrom('entries')
      .select(['seq', 'kind', 'text', 'data'])
      .where('chat', '=', key)
      .where('seq', '>', from)
      .where('seq', '<=', upto)
      .where((is) => is.or([is('text', 'is not', null), is('kind', '=', 'recalled')]))
      .orderBy('seq')
      .execute();
    return {
      lines: rows
        .map(({ seq, text }) => ({ id: lineId(key, seq), grams: gramsOf(text ?? '') }))
        .filter(({ grams }) => grams.length > 0),
      gone: rows.flatMap(({ kind, data }) =>
        kind === 'recalled' ? [lineId(key, Withdrawn.parse(JSON.parse(data ?? '')).seq)] : [],
      ),
    };
  }
}

const Withdrawn = z.object({ seq: z.number() });
