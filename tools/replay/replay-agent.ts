import { v7 as newId } from 'uuid';
import { io, type Socket } from 'socket.io-client';
import type { DeskToServer, ServerToDesk, Welcome } from '../../protocol/desk.ts';
import type { Entry } from '../../protocol/entry.ts';
import { PROTOCOL_VERSION } from '../../protocol/errors.ts';
import { CannotReplay, connected } from './connected.ts';
import { Ear } from './ear.ts';
import { insist, persist } from './persist.ts';
import { allPages, fetchEntries, type Logged } from './log.ts';
import type { SignedIn } from './sign-in.ts';

/** A member of staff with any number of chats, on one connection. */
export class ReplayAgent {
  private readonly ears = new Map<string, Ear>();
  private readonly socket: Socket<ServerToDesk, DeskToServer>;
  private before: Welcome['status'] = 'away';

  private constructor(
    private readonly url: string,
    private readonly who: SignedIn,
  ) {
    this.socket = io(`${url}/desk`, {
      auth: { version: PROTOCOL_VERSION },
      transports: ['websocket'],
      forceNew: true,
      autoConnect: false,
      extraHeaders: { cookie: who.cookie, origin: new URL(url).origin },
    });
    this.socket.on('entry', (entry) => this.earFor(entry.chatId).hear(entry));
    this.socket.once('welcome', ({ status }) => (this.before = status));
  }

  /** Connects and goes online. */
  static async come(url: string, who: SignedIn): Promise<ReplayAgent> {
    const agent = new ReplayAgent(url, who);
    await connected(agent.socket, url);
    await agent.setStatus('online');
    agent.socket.on('connect', () => {
      // Cut off again: the next connection tries again.
      agent.catchUp().catch(() => undefined);
    });
    return agent;
  }

  /** Takes a chat from the queue, or finds that the desk has dealt it here; false if it is somebody else's. */
  async take(chatId: string): Promise<boolean> {
    const accepted = await insist('accept', () => this.socket.emitWithAck('accept', { chatId }));
    if (accepted.ok) this.earFor(chatId).learn(accepted.entries);
    return accepted.ok || this.has(chatId);
  }

  /** Whether this agent has the chat already. */
  async has(chatId: string): Promise<boolean> {
    const opened = await insist('open', () => this.socket.emitWithAck('open', { chatId }));
    if (!opened.ok || opened.chat.agent !== this.who.account) return false;
    this.earFor(chatId).learn(opened.entries);
    return true;
  }

  async say(chatId: string, text: string): Promise<void> {
    const clientId = newId();
    await persist('message', () => this.socket.emitWithAck('message', { chatId, clientId, text }));
  }

  async close(chatId: string): Promise<void> {
    const request = { chatId, skipped: 'replay' };
    const answer = await insist('close', () => this.socket.emitWithAck('close', request));
    // Closed by a try whose acknowledgement was lost with its process.
    if (answer.ok || answer.error.code === 'closed') return;
    throw new CannotReplay(`close was refused: ${answer.error.code} (${answer.error.message})`);
  }

  /** The whole chat as the desk has stored it, asked for over the socket. */
  log(chatId: string): Promise<Entry[]> {
    return allPages(async (after) => {
      const request = { chatId, after };
      const opened = await persist('open', () => this.socket.emitWithAck('open', request));
      return opened.entries;
    });
  }

  /** The same over HTTP. */
  page(chatId: string): Promise<Logged[]> {
    return allPages((after) => fetchEntries(this.url, this.who.cookie, chatId, after));
  }

  /** What this agent has heard in a chat. */
  earFor(chatId: string): Ear {
    const known = this.ears.get(chatId) ?? new Ear();
    this.ears.set(chatId, known);
    return known;
  }

  forget(chatId: string): void {
    this.ears.delete(chatId);
  }

  /** Leaves the desk as it was found. */
  async go(): Promise<void> {
    await this.setStatus(this.before).catch(() => undefined);
    this.socket.disconnect();
  }

  private async setStatus(value: Welcome['status']): Promise<void> {
    await persist('status', () => this.socket.emitWithAck('status', { value }));
  }

  private async catchUp(): Promise<void> {
    for (const [chatId, ear] of this.ears) {
      const request = { chatId, after: ear.lastSeq };
      const opened = await this.socket.emitWithAck('open', request);
      if (opened.ok) ear.learn(opened.entries);
    }
  }
}
