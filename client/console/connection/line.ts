import { io, type Socket } from 'socket.io-client';
import type { DeskAnswers, DeskToServer, ServerToDesk } from '../../../protocol/desk.ts';
import { type Answer, PROTOCOL_VERSION } from '../../../protocol/errors.ts';
import { onceInFlight } from './requests.ts';
import { isAnswer } from './requests.ts';

/** How long an answer may take before the request counts as lost, ms. */
const PATIENCE_MS = 12_000;

/** Requests that store nothing, and that go on by themselves while somebody presses buttons. */
const PASSING: ReadonlySet<keyof DeskAnswers> = new Set([
  'open',
  'leave',
  'typing',
  'read',
  'watch',
  'unwatch',
  'ownPhrases',
]);

/** What is sent along with a request. */
export type Payload<E extends keyof DeskAnswers> = Parameters<DeskToServer[E]>[0];

/** A socket that hears what the desk says. Sending goes through {@link ask} alone. */
export type Line = Socket<ServerToDesk, Requests>;

/** What is sent, as the socket sees it; {@link ask} knows what each request carries. */
type Requests = Record<keyof DeskAnswers, (payload: unknown, answer: (reply: unknown) => void) => void>;

let line: Line | null = null;

/** Opens the line to the desk; who is calling is known from the cookie. */
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

/** Cuts the connection, which then tries to come back: the browser knows at once that the network has gone, a socket only a minute later. */
export function breakLine(): void {
  line?.io.engine.close();
}

/** Closes the line, at sign-out. */
export function closeLine(): void {
  line?.disconnect();
  line = null;
}

/**
 * Asks the desk for something. Never throws: without a connection, or without an answer in time,
 * the request is refused as `unavailable`, and whether it was carried out is not known.
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
