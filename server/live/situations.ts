import type { ClusterMessage } from '../delivery/cluster/messages.ts';

/** What the detector made of the last customer's message of running chats. Can be asked again, so it is never stored. */
export class Situations {
  private readonly byChat = new Map<string, string | null>();

  constructor(private readonly broadcast: (message: ClusterMessage) => void = () => undefined) {}

  of(chatId: string): string | null {
    return this.byChat.get(chatId) ?? null;
  }

  /** In how many running chats the last message set off one of these. */
  count(situations: ReadonlySet<string>): number {
    return [...this.byChat.values()].filter((one) => one !== null && situations.has(one)).length;
  }

  /** The running chats whose last message set off one of these. */
  chatsWith(situations: ReadonlySet<string>): string[] {
    return [...this.byChat].flatMap(([id, one]) => (one !== null && situations.has(one) ? [id] : []));
  }

  /** True if this changes what the lists show. */
  set(chatId: string, situation: string | null): boolean {
    const before = this.of(chatId);
    this.byChat.set(chatId, situation);
    if (before === situation) return false;
    this.broadcast({ is: 'situation', chatId, situation });
    return true;
  }

  /** As {@link set}, for a change on another process. */
  applyRemote(chatId: string, situation: string | null): void {
    if (situation === null) this.byChat.delete(chatId);
    else this.byChat.set(chatId, situation);
  }

  /** Tells the other processes that staff have said something of a turn of a chat. */
  tellJudged(chatId: string): void {
    this.broadcast({ is: 'judged', chatId });
  }

  forget(chatId: string): void {
    if (this.of(chatId) !== null) this.broadcast({ is: 'situation', chatId, situation: null });
    this.byChat.delete(chatId);
  }
}
