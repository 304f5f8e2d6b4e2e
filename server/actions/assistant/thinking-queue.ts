import type { StoredChat } from '../../storage/chats/store.ts';

/**
 * The chats that the assistant has yet to consider. Chats with an agent go first, because their agent is about to
 * answer; a chat in the queue only gets its situation for the lists. Within each kind, first in, first out.
 */
export class ThinkingQueue {
  readonly #withAgent = new Map<string, StoredChat>();
  readonly #unowned = new Map<string, StoredChat>();

  get size(): number {
    return this.#withAgent.size + this.#unowned.size;
  }

  has(chatId: string): boolean {
    return this.get(chatId) !== undefined;
  }

  get(chatId: string): StoredChat | undefined {
    return this.#withAgent.get(chatId) ?? this.#unowned.get(chatId);
  }

  /** Adds or updates a chat; it keeps its place unless it got or lost its agent. */
  set(stored: StoredChat): void {
    const { id, state } = stored.chat;
    const [line, other] =
      state.status === 'open' ? [this.#withAgent, this.#unowned] : [this.#unowned, this.#withAgent];
    other.delete(id);
    line.set(id, stored);
  }

  delete(chatId: string): void {
    this.#withAgent.delete(chatId);
    this.#unowned.delete(chatId);
  }

  clear(): void {
    this.#withAgent.clear();
    this.#unowned.clear();
  }

  /** The chat whose turn it is; it stays in until it is deleted. */
  next(): string | undefined {
    for (const line of [this.#withAgent, this.#unowned]) for (const chatId of line.keys()) return chatId;
    return undefined;
  }
}

/** The assistant begins no further thought after this long at a stretch, in milliseconds. */
export const THOUGHT_MAX_MS = 1;
/** While messages wait to be stored, thinking takes at most one part in so many of the thread's time. */
const SHARE = 4;
/** Nothing that was thought about waits longer than this for the next thought, in milliseconds. */
const PAUSE_MAX_MS = 50;

/**
 * How long the assistant rests after a thought, in milliseconds. With no messages waiting only one turn of the event
 * loop (0); otherwise messages come first, and a busy desk gets fewer suggestions.
 */
export function restAfter(thoughtMs: number, messagesWait: boolean): number {
  return messagesWait ? Math.min(PAUSE_MAX_MS, thoughtMs * (SHARE - 1)) : 0;
}
