import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Changes, Loaded, Wanted } from '../store.ts';
import { load, nameOf, type Found } from './loading.ts';
import type { Turns } from './turns.ts';
import { stepsOf, type Placed } from './writing.ts';

/** The one door through which chats change: load, decide, store, one batch after the other. */
export class Committing {
  readonly #db: Kysely<Tables>;
  readonly #turns: Turns;
  #lastKey: number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(db: Kysely<Tables>, turns: Turns, lastKey: number) {
    this.#db = db;
    this.#turns = turns;
    this.#lastKey = lastKey;
  }

  commit(wanted: Wanted, decide: (loaded: Loaded) => Changes): Promise<void> {
    const done = this.#last.then(() => this.#commit(wanted, decide));
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Resolves when what was asked for so far is stored or refused. */
  async settled(): Promise<void> {
    await this.#last;
  }

  async #commit(wanted: Wanted, decide: (loaded: Loaded) => Changes): Promise<void> {
    const found = await load(this.#db, wanted);
    const changes = decide(loadedFrom(found));
    const placed = changes.chats.map((change) => this.#place(change, found));
    const steps = stepsOf(changes, placed);
    if (steps.length > 0) await this.#turns.run({ how: 'together', steps });
  }

  #place(change: Changes['chats'][number], found: Found): Placed {
    if (change.isNew) return { change, key: (this.#lastKey += 1), before: null };
    const before = found.byId.get(change.chat.id);
    if (!before) throw new Error('A chat was changed that had not been loaded.');
    return { change, key: before.key, before };
  }
}

function loadedFrom(found: Found): Loaded {
  return {
    chat: (chatId) => found.byId.get(chatId),
    latestChatOf: (customerId) => found.byCustomer.get(customerId),
    sent: (key) => found.sent.get(nameOf(key)),
  };
}
