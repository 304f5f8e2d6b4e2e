import type { Kysely } from 'kysely';
import { SerialQueue } from '../../lib/serial-queue.ts';
import { StorageUnavailable } from '../errors.ts';
import { loadedFrom, type Found, mayBeEarlier, storesAllSent } from '../chats/sent.ts';
import { openCounts } from '../chats/running.ts';
import type { Tables } from '../schema.ts';
import type { ChatChange, Changes, Loaded, Wanted } from '../chats/store.ts';
import type { HotChats } from './hot-chats.ts';
import { load, sentByCustomers } from './loading.ts';
import type { Turns } from './turns.ts';
import { stepsOf, type Placed } from './writing.ts';

/** SQLite's name for a second entry with the same sender and clientId. */
const SENT_BEFORE = 'SQLITE_CONSTRAINT_UNIQUE';

type Decide = (loaded: Loaded) => Changes;

/** The one door through which chats change: load, decide, store, one batch after the other. */
export class Committing {
  readonly #db: Kysely<Tables>;
  readonly #turns: Turns;
  readonly #hot: HotChats;
  #lastKey: number;
  readonly #batches = new SerialQueue();

  constructor(db: Kysely<Tables>, turns: Turns, hot: HotChats, lastKey: number) {
    this.#db = db;
    this.#turns = turns;
    this.#hot = hot;
    this.#lastKey = lastKey;
  }

  commit(wanted: Wanted, decide: Decide): Promise<void> {
    return this.#batches.run(() => this.#commit(wanted, decide));
  }

  /** Runs a change of stored chats between two batches. */
  apart(change: () => Promise<void>): Promise<void> {
    return this.#batches.run(change);
  }

  /** Resolves when every batch given so far has been stored or refused. */
  settled(): Promise<void> {
    return this.#batches.settled();
  }

  async #commit(wanted: Wanted, decide: Decide): Promise<void> {
    this.#hot.begin();
    // Whatever changes chats comes through here, one batch after the other: these counts stay true until it is stored.
    const open = await openCounts(this.#db, wanted.agents ?? []);
    const known = await this.#findHot(wanted);
    const hot = known && { ...known, open };
    if (hot && (await this.#storeFresh(wanted, hot, decide))) return;
    const found = await load(this.#db, wanted);
    this.#hot.keepFound(found);
    await this.#store(decide(loadedFrom({ ...found, open })), found);
  }

  async #findHot(wanted: Wanted): Promise<Found | null> {
    const hot = this.#hot.find(wanted);
    const earlier = hot ? mayBeEarlier(wanted, hot) : [];
    if (earlier.length === 0) return hot;
    const found = await sentByCustomers(this.#db, earlier);
    // Look it up again: read receipts may have moved meanwhile.
    const now = this.#hot.find(wanted);
    return now && { ...now, sentByCustomers: found };
  }

  /**
   * Nearly all that is sent is sent for the first time. Then nothing has to be looked up: should it have been stored
   * before after all, the database refuses it. Says whether that went well.
   */
  async #storeFresh(wanted: Wanted, hot: Found, decide: Decide): Promise<boolean> {
    const changes = decide(loadedFrom(hot));
    if (!storesAllSent(wanted, hot, changes)) return false;
    try {
      await this.#store(changes, hot);
      return true;
    } catch (error) {
      if (sentBefore(error)) return false;
      throw error;
    }
  }

  async #store(changes: Changes, found: Found): Promise<void> {
    const placed = changes.chats.map((change) => this.#place(change, found));
    const keys = new Map(placed.map(({ change, key }) => [change.chat.id, key]));
    const steps = stepsOf(changes, placed, keys);
    if (steps.length === 0) return;
    try {
      await this.#turns.run({ how: 'together', steps });
    } catch (error) {
      if (!sentBefore(error)) this.#hot.forget();
      throw error;
    }
    this.#hot.keepStored(changes, keys);
  }

  #place(change: ChatChange, found: Found): Placed {
    if (change.isNew) return { change, key: (this.#lastKey += 1), before: null };
    const before = found.byId.get(change.chat.id);
    if (!before) throw new Error('A chat was changed that had not been loaded.');
    return { change, key: before.key, before };
  }
}

function sentBefore(error: unknown): boolean {
  return error instanceof StorageUnavailable && error.code === SENT_BEFORE;
}
