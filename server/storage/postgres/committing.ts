import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { LogEntry } from '../../domain/chat/log.ts';
import { ChatsLocked, type LockedChat } from '../errors.ts';
import { loadedFrom, type Found, mayBeEarlier } from '../chats/sent.ts';
import type { Changes, Loaded, Wanted } from '../chats/store.ts';
import { lockedAmong, load, openCounts } from './loading.ts';
import { ParsedChats } from './parsed-chats.ts';
import { askedIn, sentBefore, sentByCustomers, storesAll } from './sent-before.ts';
import { OutcomeUnknown, Transaction } from './transaction.ts';
import { LOCKED, PostgresTrouble } from './trouble.ts';
import { statementsOf } from './writing.ts';
import { senderOf } from '../../domain/chat/author.ts';

type Decide = (loaded: Loaded) => Changes;

/** Pauses between attempts, in milliseconds. After the last one the client is refused, and retries by itself. */
const PAUSES = [20, 100, 400, 1000];

/** What one try leaves to the next. */
interface Tried {
  /** The batch may contain entries that were sent before: look them up first. */
  lookUp: boolean;
  /** The first entry of a batch that may be stored already. */
  unsure: LogEntry | null;
}

/** The one door through which chats change: lock, load, decide, store. Many may be at it, in any number of processes. */
export class Committing {
  readonly #pool: Pool;
  readonly #parsed = new ParsedChats();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Stores one batch; what it may try again, it does. Throws `StorageUnavailable` (`ChatsLocked` among them), or what `decide` throws. */
  async commit(wanted: Wanted, decide: Decide): Promise<void> {
    const tried: Tried = { lookUp: false, unsure: null };
    for (let time = 0; ; time += 1) {
      try {
        await this.#once(wanted, decide, tried);
        return;
      } catch (error) {
        await this.#refuseHeld(error, wanted);
        const wait = error instanceof PostgresTrouble ? waitAfter(error, tried, time) : undefined;
        if (wait === undefined) throw error;
        await pause(wait);
      }
    }
  }

  /** A batch that timed out on a lock finds out which of its chats are locked, if any. */
  async #refuseHeld(error: unknown, wanted: Wanted): Promise<void> {
    if (!(error instanceof PostgresTrouble) || error.code !== LOCKED) return;
    const held = await lockedAmong(this.#pool, wanted);
    if (held.length > 0) throw new ChatsLocked(held);
  }

  locked(chatIds: readonly string[]): Promise<LockedChat[]> {
    return lockedAmong(this.#pool, { chatIds, customerIds: [], sent: [], sentByCustomers: [] });
  }

  async #once(wanted: Wanted, decide: Decide, tried: Tried): Promise<void> {
    const transaction = await Transaction.on(this.#pool);
    try {
      const chats = await load(transaction, wanted, this.#parsed);
      const found = { ...chats, open: await openCounts(transaction, wanted.agents ?? []) };
      if (tried.unsure && (await isStored(transaction, tried.unsure))) return;
      tried.unsure = null;
      const changes = await this.#decide(transaction, found, { wanted, decide, tried });
      await this.#store(transaction, changes, found, tried);
    } finally {
      await transaction.end();
    }
  }

  /**
   * Nearly all that is sent is sent for the first time. Then nothing has to be looked up: should it have been stored
   * before after all, the database refuses it.
   */
  async #decide(
    transaction: Transaction,
    found: Found,
    { wanted, decide, tried }: { wanted: Wanted; decide: Decide; tried: Tried },
  ): Promise<Changes> {
    const asked = askedIn(wanted, found);
    if (!tried.lookUp || asked.length === 0) {
      const earlier = await sentByCustomers(transaction, mayBeEarlier(wanted, found), this.#parsed);
      const changes = decide(loadedFrom({ ...found, sentByCustomers: earlier }));
      if (storesAll(asked, changes)) return changes;
    }
    const sent = await sentBefore(transaction, asked, found);
    const byCustomers = await sentByCustomers(transaction, wanted.sentByCustomers, this.#parsed);
    return decide(loadedFrom({ ...found, sent, sentByCustomers: byCustomers }));
  }

  async #store(transaction: Transaction, changes: Changes, found: Found, tried: Tried): Promise<void> {
    const bodies = new Map(changes.chats.map(({ chat }) => [chat, JSON.stringify(chat)]));
    const statements = statementsOf(changes, found, (chat) => bodies.get(chat) ?? JSON.stringify(chat));
    if (statements.length === 0) return;
    try {
      await transaction.commit(statements);
    } catch (error) {
      if (error instanceof OutcomeUnknown) tried.unsure = changes.entries[0] ?? null;
      throw error;
    }
    for (const [chat, body] of bodies) this.#parsed.keep(chat, body);
  }
}

/** How long to wait before the next attempt; undefined if there is none. */
function waitAfter({ kind }: PostgresTrouble, tried: Tried, time: number): number | undefined {
  switch (kind) {
    case 'lost':
    case 'conflict':
      return PAUSES[time];
    case 'sent-before': {
      const first = !tried.lookUp;
      tried.lookUp = true;
      return first ? 0 : undefined;
    }
    case 'refused':
      return undefined;
  }
}

/**
 * Whether the batch that begins with this entry was stored after all. Called with its chats locked again, so no other
 * writer is in flight; a `seq` is used once, so the entry at it tells whose batch it was.
 */
export async function isStored(transaction: Transaction, { chatId, ...entry }: LogEntry): Promise<boolean> {
  const found = await transaction.ask({
    name: 'is-stored',
    text: `select from entries e join chats c on c.key = e.chat where c.id = $1 and e.seq = $2
      and e.at = $3 and e.kind = $4 and e.sender = $5 and e.client_id is not distinct from $6`,
    values: [chatId, entry.seq, entry.at, entry.kind, senderOf(entry.by), entry.clientId ?? null],
  });
  return found.length > 0;
}
