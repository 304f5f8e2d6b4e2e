import { isDeepStrictEqual } from 'node:util';
import type { Entry } from '../../../protocol/entry.ts';

/** In whose count somebody is told. */
export type Side = 'customer' | 'staff';

/** What one screen shows: every entry that was pushed to it, that it asked for, or that answered what it sent. */
export class View {
  /** Places in a log that were told twice, and differently. */
  readonly contradictions: string[] = [];
  /** How often something was told. */
  told = 0;
  private readonly chats = new Map<string, Map<number, Entry>>();
  private readonly whole = new Map<string, number>();

  constructor(
    readonly whose: string,
    readonly side: Side,
  ) {}

  hear(entry: Entry): void {
    this.told += 1;
    const log = this.chats.get(entry.chatId) ?? new Map<number, Entry>();
    this.chats.set(entry.chatId, log);
    const before = log.get(entry.seq);
    if (before === undefined) log.set(entry.seq, entry);
    else if (!isDeepStrictEqual(before, entry))
      this.contradictions.push(`${this.whose} was told two things of ${entry.chatId} ${entry.seq}`);
  }

  /** Up to where nothing is missing of a chat. */
  wholeUpTo(chatId: string): number {
    const log = this.chats.get(chatId);
    let seq = this.whole.get(chatId) ?? 0;
    while (log?.has(seq + 1)) seq += 1;
    this.whole.set(chatId, seq);
    return seq;
  }

  get chatIds(): string[] {
    return [...this.chats.keys()];
  }

  entries(chatId: string): Entry[] {
    return [...(this.chats.get(chatId)?.values() ?? [])];
  }
}
