import type { Chat } from '../domain/chat/chat.ts';
import { LOOK_BACK, spoken, type Spoken } from '../domain/chat/talk.ts';
import type { News } from '../delivery/publish.ts';
import type { ChatStore } from '../storage/store.ts';

/** Talks kept at hand; another one is read from the store when it is needed. */
const KEEP = 5000;

interface Known {
  lines: Spoken[];
  /** The last entry that is in it, or that nobody spoke. */
  lastSeq: number;
}

/** What was said last in the chats that this process hears of. What other processes stored in between is noticed. */
export class Talks {
  private readonly known = new Map<string, Known>();

  constructor(private readonly chats: ChatStore) {}

  /** Takes what was stored here. */
  hear({ before, after, entries }: News): void {
    const { id, lastSeq } = after.chat;
    if (before === null) return this.keep(id, { lines: spoken(entries), lastSeq });
    const talk = this.known.get(id);
    if (!talk) return;
    if (talk.lastSeq !== before.chat.lastSeq) this.known.delete(id);
    else this.known.set(id, { lines: [...talk.lines, ...spoken(entries)].slice(-LOOK_BACK), lastSeq });
  }

  /** The talk of a chat at least up to how it is known here. */
  async of({ id, lastSeq }: Chat): Promise<Spoken[]> {
    const talk = this.known.get(id);
    if (talk && talk.lastSeq >= lastSeq) return talk.lines;
    const entries = await this.chats.entries(id, { last: LOOK_BACK });
    const lines = spoken(entries);
    this.keep(id, { lines, lastSeq: entries.at(-1)?.seq ?? 0 });
    return lines;
  }

  forget(chatId: string): void {
    this.known.delete(chatId);
  }

  private keep(chatId: string, talk: Known): void {
    this.known.set(chatId, talk);
    const oldest = this.known.size > KEEP ? this.known.keys().next().value : undefined;
    if (oldest !== undefined) this.known.delete(oldest);
  }
}
