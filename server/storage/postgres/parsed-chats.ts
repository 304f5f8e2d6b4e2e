import { chatFrom, seenFrom, type ChatRow, type KeyedChat } from '../chats/chat-row.ts';
import { BoundedMap } from '../../lib/bounded-map.ts';
import type { Chat } from '../../domain/chat/chat.ts';

/** Chats cached at most, about 1 kB each. */
const CHATS_MAX = 10_000;

/**
 * Chats that were read or written last, beside the text they were read from. Another process may have changed the row
 * since: only the very same text is taken for the same chat. Saves the parsing, never the reading.
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
