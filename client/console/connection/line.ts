import { io, type Socket } from 'socket.io-client';
import type { DeskAnswers, DeskToServer, ServerToDesk } from '../../../protocol/desk.ts';
import { type Answer, PROTOCOL_VERSION } from '../../../protocol/errors.ts';
import { onceInFlight } from './requests.ts';
import { isAnswer } from './requests.ts';

/** How long to wait for an acknowledgement, ms. */
const PATIENCE_MS = 12_000;

/**
 * Requests that store nothing and that the console also sends by itself: they do not pass through {@link onceInFlight}.
 */
const PASSING: ReadonlySet<keyof DeskAnswers> = new Set([
  'open',
  'leave',
  'typing',
  'read',
  'watch',
  'unwatch',
  'ownPhrases',
  'drafts',
  'keepDraft',
  'activity',
]);

/** The payload of a request. */
export type Payload<E extends keyof DeskAnswers> = Parameters<DeskToServer[E]>[0];

/** The socket, typed for receiving. {@link ask} alone sends. */
export type Line = Socket<ServerToDesk, Requests>;

/** Requests as the socket sees them; {@link ask} has their exact types. */
type Requests = Record<keyof DeskAnswers, (payload: unknown, answer: (reply: unknown) => void) => void>;

let line: Line | null = null;

/** Opens the connection; the cookie authenticates it. */
export function openLine(): Line {
  line?.disconnect();
  line = io('/desk', {
    auth: { version: PROTOCOL_VERSION },
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    forceNew: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
  });
  return line;
}

/**
 * Closes the transport, after which the socket reconnects: the browser reports a lost network at once, the socket's own
 * timeout takes a minute.
 */
export function breakLine(): void {
  line?.io.engine.close();
}

/** Closes the connection, at sign-out. */
export function closeLine(): void {
  line?.disconnect();
  line = null;
}

/**
 * Sends a request. Never throws: without a connection or an acknowledgement in time it is refused as `unavailable`, and
 * may have been carried out or not.
 */
export async function ask<E extends keyof DeskAnswers>(
  event: E,
  payload: Payload<E>,
): Promise<Answer<DeskAnswers[E]>> {
  const to = line;
  if (!to?.connected) return lost;
  try {
    const name: keyof DeskAnswers = event;
    const send = (): Promise<unknown> => to.timeout(PATIENCE_MS).emitWithAck(name, payload);
    const asked = `${name} ${JSON.stringify(payload)}`;
    const answer: unknown = await (PASSING.has(event) ? send() : onceInFlight(asked, send));
    return isAnswer<DeskAnswers[E]>(answer) ? answer : lost;
  } catch {
    return lost;
  }
}

const lost = { ok: false, error: { code: 'unavailable', message: 'no answer' } } as const;
