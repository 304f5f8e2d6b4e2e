import { followers } from '../delivery/rooms.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { DeskSocket } from './console.ts';

/** One attempt to follow a chat. */
interface Attempt {
  entered: boolean;
  /** The chat was left before it was shown. */
  left: boolean;
}

/** The chats that one console follows. */
export class Following {
  /** By chat: the attempts in flight. Only the last one may leave the room again. */
  readonly #attempts = new Map<string, Attempt[]>();

  constructor(private readonly socket: Pick<DeskSocket, 'join' | 'leave'>) {}

  /**
   * Returns a chat and joins its room. `read` checks that the chat may be read, calls `enter` to join, and checks
   * again: rights that were revoked between the first check and the join could not remove this socket from a room that
   * it was not in yet. If the second check refuses, the room is left. `left` in the result means that the console left
   * the chat meanwhile, and does not follow it.
   */
  async follow<T extends object>(
    chatId: string,
    read: (enter: () => Promise<void>) => Promise<T | Refusal>,
  ): Promise<{ shown: T | Refusal; left: boolean }> {
    const mine: Attempt = { entered: false, left: false };
    this.#attempts.set(chatId, [...(this.#attempts.get(chatId) ?? []), mine]);
    let isShown = false;
    try {
      const shown = await read(async () => {
        if (mine.left) return;
        mine.entered = true;
        await this.socket.join(followers(chatId));
      });
      isShown = !isRefusal(shown);
      return { shown, left: mine.left };
    } finally {
      const isLast = this.#end(chatId, mine);
      if (isLast && mine.entered && !isShown) await this.socket.leave(followers(chatId));
    }
  }

  /** Follows it no longer, nor as soon as an attempt that is under way succeeds. */
  async leave(chatId: string): Promise<void> {
    for (const attempt of this.#attempts.get(chatId) ?? []) attempt.left = true;
    await this.socket.leave(followers(chatId));
  }

  /** Whether it was the last one that began, and was not left. */
  #end(chatId: string, mine: Attempt): boolean {
    const attempts = this.#attempts.get(chatId) ?? [];
    const others = attempts.filter((one) => one !== mine);
    if (others.length > 0) this.#attempts.set(chatId, others);
    else this.#attempts.delete(chatId);
    return attempts.at(-1) === mine && !mine.left;
  }
}
