import { chatFrom, seenFrom, type ChatRow, type KeyedChat } from '../chats/chat-row.ts';
import type { Chat } from '../../domain/chat/chat.ts';

/** Bodies remembered at most, about 1 kB each. */
const KEPT = 10_000;

/**
 * Chats that were read or written last, beside the text they were read from. Another process may have changed the row
 * since: only the very same text is taken for the same chat. Saves the parsing, never the reading.
 */
export class ParsedChats {
  readonly #parsed = new Map<string, { body: string; chat: Chat }>();

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
    // Taken out and put back, so that the oldest in the map is the one that was used longest ago.
    this.#parsed.delete(chat.id);
    this.#parsed.set(chat.id, { body, chat });
    for (const [id] of this.#parsed) {
      if (this.#parsed.size <= KEPT) return;
      this.#parsed.delete(id);
    }
  }
}
