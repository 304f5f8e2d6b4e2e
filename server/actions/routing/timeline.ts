import type { ChatNews } from '../../delivery/publish.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Needs } from '../services.ts';

/** How often what has moved is written, ms. */
const EVERY_MS = 1000;
/** How often a process says that it is alive, ms. */
const BEAT_MS = 15_000;
/** Without a beat for so long, no process was alive. */
const ALIVE_MS = 3 * BEAT_MS;

/**
 * Writes who was online or away, and with how many chats, as it changes. It only notes whose facts may have changed; what
 * they are is read in the transaction that writes, so that several processes say the same.
 */
export class Timeline {
  /** Whose facts may have changed since they were written, and when that was noticed first. */
  private readonly people = new Map<string, Instant>();
  private writtenAt: Instant = 0;
  private beatAt: Instant = 0;
  private isReady = false;

  constructor(
    private readonly services: Needs<'clock' | 'isShared' | 'presence' | 'rules' | 'store.timeline'>,
  ) {}

  /** Their status, their consoles or their chats may have changed. */
  moved(account: string): void {
    if (!this.people.has(account)) this.people.set(account, this.services.clock.now());
  }

  /** Notes whose number of chats a commit has changed. */
  handle(news: readonly ChatNews[]): void {
    for (const { before, after } of news) {
      const [had, has] = [before && openAgentOf(before.chat), openAgentOf(after.chat)];
      if (had === has) continue;
      for (const account of [had, has]) if (account !== null) this.moved(account);
    }
  }

  /** Writes what has moved, and that this process is alive. */
  async tick(): Promise<void> {
    const { clock, store } = this.services;
    const now = clock.now();
    if (!(await this.isBegun(now))) return;
    if (now - this.beatAt >= BEAT_MS || now < this.beatAt) {
      await store.timeline.beat(now);
      this.beatAt = now;
    }
    if (this.people.size > 0 && Math.abs(now - this.writtenAt) >= EVERY_MS) await this.write(now);
  }

  /** At the end of a process: what is known by now, and the last beat. */
  async settled(): Promise<void> {
    const now = this.services.clock.now();
    if (!this.isReady) return;
    await this.write(now);
    await this.services.store.timeline.beat(now);
  }

  private async write(now: Instant): Promise<void> {
    const moved = [...this.people].map(([account, at]) => ({ account, at }));
    this.people.clear();
    this.writtenAt = now;
    try {
      await this.services.store.timeline.follow(moved, this.services.rules.capacity);
    } catch (error) {
      // What has moved meanwhile is as old.
      for (const { account, at } of moved) this.people.set(account, at);
      throw error;
    }
  }

  /**
   * Ends first what a crash has left running, at the last moment at which a process was alive. What is stored of who is
   * connected is out of date until the processes know of each other.
   */
  private async isBegun(now: Instant): Promise<boolean> {
    if (this.isReady) return true;
    const { isShared, presence, store } = this.services;
    if (this.beatAt === 0) {
      await store.timeline.endAbandoned(isShared ? now - ALIVE_MS : Infinity, now);
      this.beatAt = now;
    }
    this.isReady = !isShared || presence.isSynced || now - this.beatAt > ALIVE_MS;
    return this.isReady;
  }
}

function openAgentOf({ state }: Chat): string | null {
  return state.status === 'open' ? state.agent : null;
}
