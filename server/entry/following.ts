import { followers } from '../delivery/rooms.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { DeskSocket } from './desk-procedures.ts';

/** The chats that one console has in view. */
export class Following {
  /** By chat: the last attempt to follow it, which alone decides whether it is left again. */
  readonly #attempts = new Map<string, symbol>();

  constructor(private readonly socket: DeskSocket) {}

  /**
   * Shows a chat and follows it. `read` looks whether it may be read, calls `enter`, and looks again afterwards: whoever
   * is sent out of the chat's room between the first look and `enter` was not in it yet. Refused then, it is left again.
   */
  async follow<T extends object>(
    chatId: string,
    read: (enter: () => Promise<void>) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    const mine = Symbol(chatId);
    this.#attempts.set(chatId, mine);
    const room = { entered: false, open: false };
    try {
      const shown = await read(async () => {
        room.entered = true;
        await this.socket.join(followers(chatId));
      });
      room.open = !isRefusal(shown);
      return shown;
    } finally {
      const isLast = this.#attempts.get(chatId) === mine;
      if (isLast) this.#attempts.delete(chatId);
      if (isLast && room.entered && !room.open) await this.leave(chatId);
    }
  }

  /** Follows it no longer. */
  async leave(chatId: string): Promise<void> {
    await this.socket.leave(followers(chatId));
  }
}
