import { io, type Socket } from 'socket.io-client';
import type { CustomerChat, DeskView } from '../../protocol/chat.ts';
import type { CustomerCase } from '../../protocol/cases.ts';
import type { CustomerAnswers, CustomerToServer, ServerToCustomer } from '../../protocol/customer.ts';
import type { InvitationView } from '../../protocol/visitors.ts';
import type { Entry } from '../../protocol/entry.ts';
import { connected, keepPackets } from './connecting.ts';
import { Heard } from './heard.ts';

type Hello = Parameters<CustomerToServer['hello']>[0];

/** A customer at a real socket. */
export class Customer {
  readonly entries = new Heard<Entry>('entry');
  readonly chats = new Heard<CustomerChat>('chat');
  readonly typing = new Heard<{ on: boolean }>('typing');
  readonly reads = new Heard<{ seq: number }>('read');
  readonly cases = new Heard<CustomerCase[]>('cases');
  readonly desks = new Heard<DeskView>('desk');
  readonly invitations = new Heard<{ invitation: InvitationView | null }>('invitation');
  /** Every packet as it came. */
  readonly packets: string[] = [];
  token = '';
  /** What `hello` was answered with. */
  welcome: CustomerAnswers['hello'] | null = null;

  private constructor(readonly socket: Socket<ServerToCustomer, CustomerToServer>) {
    socket.on('entry', (entry) => this.entries.add(entry));
    socket.on('chat', (chat) => this.chats.add(chat));
    socket.on('typing', (typing) => this.typing.add(typing));
    socket.on('read', (read) => this.reads.add(read));
    socket.on('cases', (news) => this.cases.add(news.cases));
    socket.on('desk', (desk) => this.desks.add(desk));
    socket.on('invitation', (news) => this.invitations.add(news));
  }

  /** Connects and says hello; `address` is where a proxy says they come from. */
  static async come(url: string, hello: Hello, token?: string, address?: string): Promise<Customer> {
    const socket: Socket<ServerToCustomer, CustomerToServer> = io(`${url}/customer`, {
      auth: token === undefined ? {} : { token },
      extraHeaders: address === undefined ? {} : { 'x-forwarded-for': address },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    const customer = new Customer(socket);
    keepPackets(socket, customer.packets);
    await connected(socket);
    const answer = await socket.emitWithAck('hello', hello);
    if (!answer.ok) throw new Error(answer.error.message);
    customer.welcome = answer;
    customer.token = answer.token;
    return customer;
  }

  say(
    text: string,
    clientId = text,
  ): Promise<Awaited<ReturnType<typeof this.socket.emitWithAck<'message'>>>> {
    return this.socket.emitWithAck('message', { clientId, text });
  }

  go(): void {
    this.socket.disconnect();
  }
}
