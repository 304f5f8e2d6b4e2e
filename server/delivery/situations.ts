/** What the detector made of the last customer's message of running chats. Can be asked again, so it is never stored. */
export class Situations {
  private readonly byChat = new Map<string, string | null>();

  of(chatId: string): string | null {
    return this.byChat.get(chatId) ?? null;
  }

  /** True if this changes what the lists show. */
  set(chatId: string, situation: string | null): boolean {
    const before = this.of(chatId);
    this.byChat.set(chatId, situation);
    return before !== situation;
  }

  forget(chatId: string): void {
    this.byChat.delete(chatId);
  }
}
