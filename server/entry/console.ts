import type { Socket } from 'socket.io';
import type { DeskToServer, ServerToDesk } from '../../protocol/desk.ts';
import type { DeskSocketData } from '../delivery/rooms.ts';
import type { Asker } from '../../protocol/rights.ts';
import { Following } from './following.ts';
import type { Caller } from './pipeline.ts';
import type { Client } from './history-read-queue.ts';

/** A console's socket. */
export type DeskSocket = Socket<DeskToServer, ServerToDesk, Record<string, never>, DeskSocketData>;

/** A console that is connected: who works at it, and which chats it shows. */
export class Console implements Caller {
  readonly following: Following;

  constructor(readonly socket: DeskSocket) {
    this.following = new Following(socket);
  }

  get id(): string {
    return this.socket.id;
  }

  get asker(): Asker {
    return this.socket.data.asker;
  }

  get client(): Client {
    return { person: this.asker.account, isStaff: true, connected: () => this.socket.connected };
  }
}
