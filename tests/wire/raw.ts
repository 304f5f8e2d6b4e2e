import { io, type Socket } from 'socket.io-client';
import { connected } from './connecting.ts';

/** Anything may be sent and anything may come back. */
interface Anything {
  [event: string]: (...words: unknown[]) => void;
}

/** An answer, as far as rubbish can be answered. */
export interface RawAnswer {
  ok?: unknown;
  error?: { code?: unknown; message?: unknown; field?: unknown };
}

/** A socket whose user keeps to nothing. */
export class RawSocket {
  private constructor(readonly socket: Socket<Anything, Anything>) {}

  static async come(url: string, side: 'customer' | 'desk', cookie?: string): Promise<RawSocket> {
    const socket: Socket<Anything, Anything> = io(`${url}/${side}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      ...(cookie === undefined ? {} : { extraHeaders: { cookie } }),
    });
    await connected(socket);
    return new RawSocket(socket);
  }

  /** Sends words of any kind and waits for the answer. */
  ask(event: string, ...words: unknown[]): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${event} was not answered`)), 8000);
      this.socket.emit(event, ...words, (answer: unknown) => {
        clearTimeout(timer);
        resolve(typeof answer === 'object' && answer !== null ? answer : {});
      });
    });
  }

  /** Sends words of any kind and wants no answer. */
  throw(event: string, ...words: unknown[]): void {
    this.socket.emit(event, ...words);
  }

  /** Sends a packet as it stands. */
  packet(packet: string | Buffer): void {
    this.socket.io.engine.write(packet);
  }

  /** Resolves when the server has cut the connection. */
  cut(): Promise<void> {
    return new Promise((resolve) => this.socket.once('disconnect', () => resolve()));
  }

  go(): void {
    this.socket.disconnect();
  }
}

/** The code of a raw refusal; `ok` if it was none. */
export function rawCode({ ok, error }: RawAnswer): string {
  return ok === true ? 'ok' : String(error?.code);
}
