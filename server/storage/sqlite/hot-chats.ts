import { BoundedMap } from '../../lib/bounded-map.ts';
import type { KeyedChat } from '../chats/chat-row.ts';
import type { Found } from '../chats/sent.ts';
import type { Changes, Seen, Wanted } from '../chats/store.ts';

/** Chats cached at most, about 1 kB each, and as many customers. */
const CHATS_MAX = 10_000;

/**
 * The chats that were changed last, as they are stored: this process is the only one that writes, so what was stored
 * needs not be read again. Holds nothing that is not durable.
 */
export class HotChats {
  readonly #chats = new BoundedMap<KeyedChat>(CHATS_MAX);
  /** The id of each customer's latest chat, which may have been dropped from the cache before. */
  readonly #latest = new BoundedMap<string>(CHATS_MAX);
  /** What was seen since the batch began, which its load may have missed. */
  readonly #seenMeanwhile = new Map<string, Seen>();

  /** A batch begins. */
  begin(): void {
    this.#seenMeanwhile.clear();
  }

  get(chatId: string): KeyedChat | undefined {
    return this.#chats.get(chatId);
  }

  latestOf(customerId: string): KeyedChat | undefined {
    const chatId = this.#latest.get(customerId);
    return chatId === undefined ? undefined : this.#chats.get(chatId);
  }

  /** Everything that a batch wants but what was sent before, or null if some of it is not here. */
  find(wanted: Wanted): Found | null {
    const found: Found = {
      byId: new Map(),
      byCustomer: new Map(),
      sent: new Map(),
      sentByCustomers: new Map(),
    };
    for (const chatId of wanted.chatIds) {
      const stored = this.get(chatId);
      if (!stored) return null;
      found.byId.set(chatId, stored);
    }
    for (const customerId of wanted.customerIds) {
      const stored = this.latestOf(customerId);
      if (!stored) return null;
      found.byCustomer.set(customerId, stored);
      found.byId.set(stored.chat.id, stored);
    }
    return found;
  }

  /** Caches what was loaded, with read receipts that arrived during the load. */
  keepFound(found: Found): void {
    for (const stored of found.byId.values()) {
      const seen = this.#seenMeanwhile.get(stored.chat.id) ?? stored.seen;
      this.#chats.set(stored.chat.id, { ...stored, seen });
    }
    for (const [customerId, { chat }] of found.byCustomer) this.#latest.set(customerId, chat.id);
  }

  /** Keeps what a batch has stored. */
  keepStored({ chats }: Changes, keys: ReadonlyMap<string, number>): void {
    for (const { chat, isNew } of chats) {
      const known = isNew ? NOTHING_SEEN : this.#chats.get(chat.id)?.seen;
      const seen = this.#seenMeanwhile.get(chat.id) ?? known;
      const key = keys.get(chat.id);
      if (seen && key !== undefined) this.#chats.set(chat.id, { key, chat, seen });
      if (isNew) this.#latest.set(chat.customerId, chat.id);
    }
  }

  /** Keeps how far a chat has been seen, which is never less than before. */
  keepSeen(chatId: string, seen: Seen): void {
    const stored = this.#chats.get(chatId);
    if (stored) this.#chats.set(chatId, { ...stored, seen });
    this.#seenMeanwhile.set(chatId, seen);
  }

  /** Drops a chat that was changed outside the batches. */
  drop(chatId: string): void {
    const stored = this.#chats.get(chatId);
    this.#chats.delete(chatId);
    if (stored && this.#latest.get(stored.chat.customerId) === chatId)
      this.#latest.delete(stored.chat.customerId);
  }

  /** Drops everything: after a failed write it is unknown what is stored. */
  forget(): void {
    this.#chats.clear();
    this.#latest.clear();
  }
}

const NOTHING_SEEN: Seen = {
  customer: 0,
  customerInStaffCount: 0,
  staff: 0,
  staffInCustomerCount: 0,
  customerMessages: 0,
};
