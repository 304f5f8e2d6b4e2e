import type { Socket } from 'socket.io-client';
import type { StaffChat } from '../../../protocol/chat.ts';
import type { Entry } from '../../../protocol/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { View } from '../ledger/view.ts';
import { pass } from '../until.ts';
import { Link } from './link.ts';
import { Outbox } from './outbox.ts';

/** Somebody of the staff at a console: follows chats, asks for what is missing, and, an agent, answers every customer. */
export class Attendant {
  readonly view: View;
  /** Rows as they were told last. */
  readonly rows = new Map<string, StaffChat>();
  private readonly link: Link;
  private readonly outboxes = new Map<string, Outbox>();
  private readonly answered = new Map<string, number>();
  private readonly asking = new Set<string>();
  private said = 0;

  constructor(
    readonly account: string,
    private readonly role: 'agent' | 'lead',
    private readonly ledger: Ledger,
    way: { urls: readonly string[]; cookie: string; start: number },
  ) {
    this.view = ledger.view(account, 'staff');
    this.link = new Link(
      { urls: way.urls, namespace: '/desk', cookie: way.cookie },
      { wire: (socket) => this.wire(socket), greet: () => this.greet() },
      way.start,
    );
  }

  /** How many answers wait for their acknowledgement. */
  get owed(): number {
    return [...this.outboxes.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Asks for what is missing of every chat that is known. */
  async catchUp(): Promise<void> {
    await Promise.all([...this.rows.keys()].map((chatId) => this.open(chatId)));
  }

  get isWhole(): boolean {
    return [...this.rows.values()].every(({ id, lastSeq }) => this.view.wholeUpTo(id) >= lastSeq);
  }

  get isUp(): boolean {
    return this.link.isUp;
  }

  drop(): void {
    this.link.drop();
  }

  close(): void {
    this.link.close();
  }

  private wire(socket: Socket): void {
    socket.on('entry', (entry: Entry) => this.hear(entry));
    socket.on('chat', (row: StaffChat) => void this.knows(row));
    socket.on('chats', ({ chats }: { chats: StaffChat[] }) => {
      // An agent's lists are replaced; a lead's floor goes beyond them.
      const ids = new Set(chats.map(({ id }) => id));
      if (this.role === 'agent') for (const id of this.rows.keys()) if (!ids.has(id)) this.rows.delete(id);
      chats.forEach((row) => void this.knows(row));
    });
    socket.on('gone', ({ chatId }: { chatId: string }) => this.rows.delete(chatId));
  }

  private async greet(): Promise<void> {
    if (this.role === 'agent') await this.link.ask('status', { value: 'online' });
    const floor = this.role === 'lead' ? await this.link.ask<{ chats: StaffChat[] }>('watch', {}) : null;
    if (floor?.ok) for (const row of floor.chats) this.rows.set(row.id, row);
    await this.catchUp();
  }

  private async knows(row: StaffChat): Promise<void> {
    const isNew = !this.rows.has(row.id);
    if ((this.rows.get(row.id)?.lastSeq ?? 0) > row.lastSeq) return;
    this.rows.set(row.id, row);
    if (row.owes === 'agent') this.answer({ chatId: row.id, seq: row.lastSeq });
    if (!isNew && this.view.wholeUpTo(row.id) >= row.lastSeq) return;
    // The row may come before its entries do; they get a moment.
    if (!isNew) await pass(200);
    if (isNew || this.view.wholeUpTo(row.id) < row.lastSeq) await this.open(row.id);
  }

  /** Reads a chat from where nothing is missing, and follows it. */
  private async open(chatId: string): Promise<void> {
    if (this.asking.has(chatId)) return;
    this.asking.add(chatId);
    try {
      const isWhole = (): boolean => this.view.wholeUpTo(chatId) >= (this.rows.get(chatId)?.lastSeq ?? 0);
      for (let more = true; !this.link.isClosed && (more || !isWhole());) {
        const after = this.view.wholeUpTo(chatId);
        const reply = await this.link.ask<{ entries: Entry[] }>('open', { chatId, after });
        if (reply?.ok) reply.entries.forEach((entry) => this.hear(entry));
        more = reply?.ok === true && reply.entries.length > 0;
        // Somebody else's by now.
        if (reply?.ok === false && reply.error.code === 'not_found') this.rows.delete(chatId);
        if (!more && !isWhole()) await pass(200);
      }
    } finally {
      this.asking.delete(chatId);
    }
  }

  private hear(entry: Entry): void {
    const isNext = entry.seq <= this.view.wholeUpTo(entry.chatId) + 1;
    this.view.hear(entry);
    if (!isNext) void this.open(entry.chatId);
    if (entry.kind === 'message' && entry.by.role === 'customer') this.answer(entry);
  }

  /** One answer at a time in each chat, to the newest that was heard. */
  private answer({ chatId, seq }: Pick<Entry, 'chatId' | 'seq'>): void {
    if (
      this.role !== 'agent' ||
      this.rows.get(chatId)?.agent !== this.account ||
      (this.answered.get(chatId) ?? 0) >= seq
    )
      return;
    const outbox =
      this.outboxes.get(chatId) ?? new Outbox(this.account, this.ledger, this.view, () => this.link);
    this.outboxes.set(chatId, outbox);
    if (outbox.size > 0) return;
    this.answered.set(chatId, seq);
    this.said += 1;
    outbox.write(`${this.account} 第${String(this.said)}答`, ({ clientId, text }) =>
      this.link.ask<{ entry: Entry }>('message', { chatId, clientId, text }),
    );
  }
}
