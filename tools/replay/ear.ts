import type { Entry } from '../../protocol/entry.ts';

interface Awaited {
  messages: number;
  resolve: () => void;
}

/** What one side of one chat has heard. */
export class Ear {
  /** Entries that were told twice. */
  doubled = 0;
  /** Entries that were told after a later one. */
  outOfOrder = 0;
  private readonly entries = new Map<number, Entry>();
  private readonly told = new Set<number>();
  private latest = 0;
  private messages = 0;
  private awaited: Awaited[] = [];

  /** An entry was told by the desk of its own accord. */
  hear(entry: Entry): void {
    if (this.told.has(entry.seq)) this.doubled += 1;
    else if (entry.seq < this.latest) this.outOfOrder += 1;
    this.told.add(entry.seq);
    this.latest = Math.max(this.latest, entry.seq);
    this.learn([entry]);
  }

  /** Entries were asked for: on opening the chat, or after the connection was lost. */
  learn(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (this.entries.has(entry.seq)) continue;
      this.entries.set(entry.seq, entry);
      if (entry.kind === 'message') this.messages += 1;
    }
    const arrived = this.awaited.filter(({ messages }) => messages <= this.messages);
    this.awaited = this.awaited.filter(({ messages }) => messages > this.messages);
    for (const { resolve } of arrived) resolve();
  }

  /** Everything heard, by its place. */
  heard(): Entry[] {
    return [...this.entries.values()].sort((one, other) => one.seq - other.seq);
  }

  /** The place of the last entry known, for asking what came after it. */
  get lastSeq(): number {
    return Math.max(0, ...this.entries.keys());
  }

  /** Waits until so many messages have been heard; false if they do not come in time. */
  async hasHeard(messages: number, withinMs: number): Promise<boolean> {
    if (this.messages >= messages) return true;
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), withinMs);
      const heard = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      this.awaited.push({ messages, resolve: heard });
    });
  }
}
