import type { Socket } from 'socket.io-client';
import type { CustomerChat } from '../../../protocol/chat.ts';
import type { CustomerAnswers } from '../../../protocol/customer.ts';
import type { Entry } from '../../../protocol/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { View } from '../ledger/view.ts';
import { pass, until } from '../until.ts';
import { Link, type Way } from './link.ts';
import { Outbox } from './outbox.ts';

/** A customer with one or more tabs who behaves as the widget does: an outbox, and `sync` for what is missing. */
export class Shopper {
  readonly view: View;
  readonly outbox: Outbox;
  /** The running chat, or the last one. */
  chat: CustomerChat | null = null;
  private readonly link: Link;
  /** Who they are to the desk, once they have been greeted. */
  token: string | undefined;
  private said = 0;
  private isSyncing = false;

  constructor(
    readonly name: string,
    ledger: Ledger,
    urls: readonly string[],
    start: number,
    token?: string,
  ) {
    this.token = token;
    this.view = ledger.view(name, 'customer');
    const way: Way = { urls, namespace: '/customer', auth: () => (this.token ? { token: this.token } : {}) };
    this.link = new Link(way, { wire: (socket) => this.wire(socket), greet: () => this.greet() }, start);
    this.outbox = new Outbox(name, ledger, this.view, () => this.link);
  }

  /** Another tab of the same browser, which only looks on. */
  async tab(ledger: Ledger, urls: readonly string[], start: number): Promise<Shopper> {
    await until('a customer is known', () => this.token !== undefined, 20_000);
    return new Shopper(`${this.name} (other tab)`, ledger, urls, start, this.token);
  }

  /** Writes so many lines, one after the other without waiting; each ends with these words. */
  speak(lines: number, end = ''): void {
    for (let line = 0; line < lines; line += 1) {
      this.said += 1;
      const event = this.chat && this.chat.status !== 'closed' ? 'message' : 'start';
      this.outbox.write(
        `${this.name} 第${String(this.said)}句${end}`,
        ({ clientId, text }) => this.link.ask<{ entry: Entry }>(event, { clientId, text }),
        event === 'start',
      );
    }
  }

  /** Asks for what is missing of the running chat until nothing is. */
  async catchUp(): Promise<void> {
    if (this.isSyncing) return;
    this.isSyncing = true;
    try {
      for (let more = true; this.chat && !this.link.isClosed && (more || !this.isWhole);) {
        const after = this.view.wholeUpTo(this.chat.id);
        const reply = await this.link.ask<{ entries: Entry[] }>('sync', { after });
        if (reply?.ok) reply.entries.forEach((entry) => this.view.hear(entry));
        more = reply?.ok === true && reply.entries.length > 0;
        if (!more && !this.isWhole) await pass(200);
      }
    } finally {
      this.isSyncing = false;
    }
  }

  get isWhole(): boolean {
    return this.chat === null || this.view.wholeUpTo(this.chat.id) >= this.chat.lastSeq;
  }

  drop(): void {
    this.link.drop();
  }

  close(): void {
    this.link.close();
  }

  private wire(socket: Socket): void {
    socket.on('entry', (entry: Entry) => {
      const isNext = entry.seq <= this.view.wholeUpTo(entry.chatId) + 1;
      this.view.hear(entry);
      if (!isNext) void this.catchUp();
    });
    socket.on('chat', (chat: CustomerChat) => void this.knows(chat));
  }

  private async greet(): Promise<void> {
    const reply = await this.link.ask<CustomerAnswers['hello']>('hello', {});
    if (!reply?.ok) throw new Error('not greeted');
    this.token ??= reply.token;
    for (const entry of reply.entries) this.view.hear(entry);
    if (reply.chat) await this.knows(reply.chat);
  }

  /** The row may come before its entries do; they get a moment. */
  private async knows(chat: CustomerChat): Promise<void> {
    if (this.chat?.id === chat.id && this.chat.lastSeq > chat.lastSeq) return;
    this.chat = chat;
    if (this.isWhole) return;
    await pass(200);
    await this.catchUp();
  }
}
