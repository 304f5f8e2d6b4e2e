import { type StorageUnavailable, ChatsLocked, type LockedChat } from '../../storage/errors.ts';
import type { ChatStore } from '../../storage/chats/store.ts';
import type { Command } from './command.ts';

/** A command that waits, and how it is answered. */
interface Waits {
  command: Command;
  reject: (error: unknown) => void;
}

/** How often it is asked whether the chats are free again, and how long a command waits for that, in milliseconds. */
const ASK_AGAIN_MS = 250;
const PATIENCE_MS = 3000;

/**
 * Commands for chats whose rows somebody else keeps locked. They wait here, so that nobody else has to; when a chat is
 * free again they are given back in their order, and what has waited too long is refused.
 */
export class Aside<P extends Waits> {
  private readonly held = new Map<string, LockedChat>();
  private readonly customers = new Set<string>();
  private waiting: { one: P; until: number }[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly chats: Pick<ChatStore, 'locked'>,
    private readonly giveBack: (freed: P[]) => void,
  ) {}

  /** Takes what concerns these chats out of a batch, and gives the rest. */
  take(batch: P[], held: readonly LockedChat[]): P[] {
    for (const chat of held) this.hold(chat);
    this.timer ??= setTimeout(() => void this.ask(), ASK_AGAIN_MS);
    return batch.filter((one) => !this.takes(one));
  }

  /** Whether the command concerns a chat that is held; then it waits here. */
  takes(one: P): boolean {
    if (!this.concerns(one.command)) return false;
    // What the desk does by itself it does again later.
    if (isTheDesks(one.command)) one.reject(this.refusal());
    else this.waiting.push({ one, until: performance.now() + PATIENCE_MS });
    return true;
  }

  get size(): number {
    return this.waiting.length;
  }

  private hold(chat: LockedChat): void {
    this.held.set(chat.chatId, chat);
    this.customers.add(chat.customerId);
  }

  private concerns({ to }: Command): boolean {
    return 'chatId' in to ? this.held.has(to.chatId) : this.customers.has(to.customerId);
  }

  private async ask(): Promise<void> {
    // A database that does not answer is the business of the batch.
    const still = (await this.chats.locked?.([...this.held.keys()]).catch(() => [])) ?? [];
    this.held.clear();
    this.customers.clear();
    for (const chat of still) this.hold(chat);
    const now = performance.now();
    const freed = this.waiting.filter(({ one }) => !this.concerns(one.command));
    const late = this.waiting.filter(({ one, until }) => this.concerns(one.command) && until <= now);
    this.waiting = this.waiting.filter((one) => !freed.includes(one) && !late.includes(one));
    for (const { one } of late) one.reject(this.refusal());
    if (freed.length > 0) this.giveBack(freed.map(({ one }) => one));
    this.timer = this.held.size > 0 ? setTimeout(() => void this.ask(), ASK_AGAIN_MS) : null;
  }

  private refusal(): StorageUnavailable {
    return new ChatsLocked([...this.held.values()]);
  }
}

function isTheDesks({ happening }: Command): boolean {
  return happening.type === 'timePassed' || happening.type === 'assigned';
}
