import { chatFrom, seenFrom, type ChatRow, type KeyedChat } from '../chats/chat-row.ts';
import { BoundedMap } from '../../lib/bounded-map.ts';
import type { Chat } from '../../domain/chat/chat.ts';

/** Chats cached at most, about 1 kB each. */
const CHATS_MAX = 10_000;

/**
 * Parsed chats with the JSON text they were parsed from. Another process may have changed the row, so an entry counts
 * only for exactly the same text. Saves parsing, not reading.
 */
export class ParsedChats {
  readonly #parsed = new BoundedMap<{ body: string; chat: Chat }>(CHATS_MAX);

  /** The chat of a row. */
  from(row: ChatRow & { id: string }): KeyedChat {
    const known = this.#parsed.get(row.id);
    if (known?.body === row.body) return { key: row.key, chat: known.chat, seen: seenFrom(row) };
    const read = chatFrom(row);
    this.keep(read.chat, row.body);
    return read;
  }

  /** Remembers a chat with the text that it was written as. */
  keep(chat: Chat, body: string): void {
    this.#parsed.set(chat.id, { body, chat });
  }
}
