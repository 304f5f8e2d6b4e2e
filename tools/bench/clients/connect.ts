import { io, type Socket } from 'socket.io-client';
import * as parser from './thrifty-parser.ts';

/** Every answer and every piece of news arrives as its bare text. */
export interface Bare {
  [event: string]: (packet: string) => void;
}
/** What is said: a request with an acknowledgement. */
export interface Asks {
  [event: string]: (payload: object, answer: (packet: string) => void) => void;
}
export type BareSocket = Socket<Bare, Asks>;

const WITHIN_MS = 20_000;

/** A connection of its own, over WebSocket, once it stands. */
export function connect(url: string, side: '/customer' | '/desk', cookie?: string): Promise<BareSocket> {
  return new Promise((resolve, reject) => {
    const socket: BareSocket = io(`${url}${side}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      timeout: WITHIN_MS,
      parser,
      ...(cookie === undefined ? {} : { extraHeaders: { cookie } }),
    });
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

/** Asks and waits; a refusal is an error. */
export async function ask(socket: BareSocket, event: string, payload: object): Promise<void> {
  const packet = await new Promise<string>((resolve) => socket.emit(event, payload, resolve));
  if (!isGranted(packet)) throw new Error(`${event} was refused: ${packet.slice(0, 200)}`);
}

/** Whether an acknowledgement says yes. */
export function isGranted(packet: string): boolean {
  return packet.includes('[{"ok":true');
}
