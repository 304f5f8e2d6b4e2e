import { io, type Socket } from 'socket.io-client';
import type { Answer } from '../../../protocol/errors.ts';
import { pass } from '../until.ts';

/** How somebody reaches the desk. */
export interface Way {
  /** Addresses of its processes; tried in turn. */
  urls: readonly string[];
  namespace: '/customer' | '/desk';
  cookie?: string;
  /** Asked before each connection. */
  auth?: () => object;
}

/** What a connection is for: wired before it opens, greeted when it stands. */
export interface Use {
  wire(socket: Socket): void;
  greet(): Promise<void>;
}

/** An answer may take this long; our clients wait twice as long, which only makes a run longer. */
const PATIENCE_MS = 6000;
const PAUSE_MS = 100;

/** A connection that comes back by itself, at another process each time, until it is closed. */
export class Link {
  /** Counts the connections that stood. */
  connection = 0;
  private socket: Socket | null = null;
  isClosed = false;
  private turn: number;

  constructor(
    private readonly way: Way,
    private readonly use: Use,
    start: number,
  ) {
    this.turn = start;
    this.open();
  }

  get isUp(): boolean {
    return this.socket?.connected ?? false;
  }

  /** The answer, or null when it did not come: then nobody knows whether the request was carried out. */
  async ask<T>(event: string, payload: object): Promise<Answer<T> | null> {
    const { socket } = this;
    if (!socket?.connected) return null;
    try {
      return (await socket.timeout(PATIENCE_MS).emitWithAck(event, payload)) as Answer<T>;
    } catch {
      // A connection over which nothing comes is given up, as a person reloads the page.
      if (socket === this.socket) socket.disconnect();
      return null;
    }
  }

  /** Looks elsewhere at once. */
  drop(): void {
    this.socket?.disconnect();
  }

  close(): void {
    this.isClosed = true;
    this.socket?.disconnect();
  }

  private open(): void {
    const { urls, namespace, cookie, auth } = this.way;
    const url = urls[this.turn % urls.length] ?? '';
    this.turn += 1;
    const socket = io(`${url}${namespace}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      timeout: PATIENCE_MS,
      ...(auth ? { auth: auth() } : {}),
      ...(cookie === undefined ? {} : { extraHeaders: { cookie } }),
    });
    this.socket = socket;
    this.use.wire(socket);
    let isLost = false;
    const lost = (): void => {
      if (isLost) return;
      isLost = true;
      socket.disconnect();
      void this.again();
    };
    socket.on('connect', () => {
      this.connection += 1;
      void this.use.greet().catch(() => socket.disconnect());
    });
    socket.on('connect_error', lost);
    socket.on('disconnect', lost);
  }

  private async again(): Promise<void> {
    await pass(PAUSE_MS + Math.random() * PAUSE_MS);
    if (!this.isClosed) this.open();
  }
}
