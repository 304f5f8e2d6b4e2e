import { type StorageUnavailable, ChatsLocked, type LockedChat } from '../../storage/errors.ts';
import type { ChatStore } from '../../storage/chats/store.ts';
import type { Command } from './command.ts';

/** A queued command and how to fail it. */
interface WaitingCommand {
  command: Command;
  reject: (error: unknown) => void;
}

/** How often locks are checked, and how long a command waits for one (ms). */
const ASK_AGAIN_MS = 250;
const PATIENCE_MS = 3000;

/**
 * Commands for chats whose rows another transaction has locked. They wait here so that a lock delays its own chat only.
 * Once a chat is unlocked its commands are requeued in order; a command that waits too long is rejected.
 */
export class LockedChatQueue<P extends WaitingCommand> {
  private readonly held = new Map<string, LockedChat>();
  private readonly customers = new Set<string>();
  private waiting: { one: P; until: number }[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly chats: Pick<ChatStore, 'locked'>,
    private readonly requeue: (freed: P[]) => void,
  ) {}

  /** Moves the commands for these chats from a batch into this queue. Returns the rest of the batch. */
  take(batch: P[], held: readonly LockedChat[]): P[] {
    for (const chat of held) this.hold(chat);
    this.timer ??= setTimeout(() => void this.recheck(), ASK_AGAIN_MS);
    return batch.filter((one) => !this.takes(one));
  }

  /** Queues (or rejects) the command if its chat is locked. False if it is not locked. */
  takes(one: P): boolean {
    if (!this.concerns(one.command)) return false;
    // The server's own commands are rejected: it issues them again later.
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

  private async recheck(): Promise<void> {
    // If the database does not answer, treat all as unlocked: the next batch reports the failure.
    const still = (await this.chats.locked?.([...this.held.keys()]).catch(() => [])) ?? [];
    this.held.clear();
    this.customers.clear();
    for (const chat of still) this.hold(chat);
    const now = performance.now();
    const freed = this.waiting.filter(({ one }) => !this.concerns(one.command));
    const late = this.waiting.filter(({ one, until }) => this.concerns(one.command) && until <= now);
    this.waiting = this.waiting.filter((one) => !freed.includes(one) && !late.includes(one));
    for (const { one } of late) one.reject(this.refusal());
    if (freed.length > 0) this.requeue(freed.map(({ one }) => one));
    this.timer = this.held.size > 0 ? setTimeout(() => void this.recheck(), ASK_AGAIN_MS) : null;
  }

  private refusal(): StorageUnavailable {
    return new ChatsLocked([...this.held.values()]);
  }
}

function isTheDesks({ event }: Command): boolean {
  return event.type === 'timePassed' || event.type === 'assigned';
}
