import { v7 as newId } from 'uuid';
import { io, type Socket } from 'socket.io-client';
import type { CustomerToServer, ServerToCustomer } from '../../protocol/customer.ts';
import type { Entry } from '../../protocol/entry.ts';
import { PROTOCOL_VERSION } from '../../protocol/errors.ts';
import { connected } from './connected.ts';
import { Ear } from './ear.ts';
import { allPages } from './log.ts';
import { persist } from './persist.ts';

/** One customer with their one chat, on a connection of their own. */
export class ReplayCustomer {
  readonly ear = new Ear();
  private readonly socket: Socket<ServerToCustomer, CustomerToServer>;
  private readonly auth: { version: number; token?: string } = { version: PROTOCOL_VERSION };

  private constructor(url: string) {
    this.socket = io(`${url}/customer`, {
      auth: this.auth,
      transports: ['websocket'],
      forceNew: true,
      autoConnect: false,
    });
    this.socket.on('entry', (entry) => this.ear.hear(entry));
  }

  /** Connects and says hello; comes back by itself, with what was missed, if the connection is lost. */
  static async come(url: string, name: string): Promise<ReplayCustomer> {
    const customer = new ReplayCustomer(url);
    await connected(customer.socket, url);
    const { token } = await persist('hello', () =>
      customer.socket.emitWithAck('hello', { name, page: `replay:${name}` }),
    );
    customer.auth.token = token;
    customer.socket.on('connect', () => {
      // Cut off again: the next connection tries again.
      customer.catchUp().catch(() => undefined);
    });
    return customer;
  }

  /** Begins the chat with its first line; gives its id. */
  async start(text: string): Promise<string> {
    const clientId = newId();
    const { chat } = await persist('start', () => this.socket.emitWithAck('start', { clientId, text }));
    return chat.id;
  }

  async say(text: string): Promise<void> {
    const clientId = newId();
    await persist('message', () => this.socket.emitWithAck('message', { clientId, text }));
  }

  /** The whole chat as the desk has stored it for this customer. */
  log(): Promise<Entry[]> {
    return allPages(async (after) => {
      const synced = await persist('sync', () => this.socket.emitWithAck('sync', { after }));
      return synced.entries;
    });
  }

  go(): void {
    this.socket.disconnect();
  }

  private async catchUp(): Promise<void> {
    const after = this.ear.lastSeq;
    const answer = await this.socket.emitWithAck('sync', { after });
    if (answer.ok) this.ear.learn(answer.entries);
  }
}
