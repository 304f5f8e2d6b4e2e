import type { CustomerAnswers, CustomerToServer } from '../../../protocol/customer.ts';
import type { Answer } from '../../../protocol/errors.ts';
import { isRecord } from '../embedding.ts';
import { askPacket, joinPacket, readPacket } from './packets.ts';
import { overPolling, overWebSocket, type Wire } from './wires.ts';

const ANSWER_WITHIN_MS = 10_000;
const OPEN_WITHIN_MS = 15_000;
const AGAIN_MS = 500;
const AGAIN_AT_MOST_MS = 10_000;

/** The payload of a request. */
export type Payload<E extends keyof CustomerAnswers> = Parameters<CustomerToServer[E]>[0];

/** The callbacks of a connection. */
export interface Listener {
  up(): void;
  down(): void;
  /** Returns whether to reconnect. */
  refused(code: unknown): boolean;
  news(event: unknown, body: unknown): void;
}

/**
 * The connection to the server. It reconnects by itself, with random delays, so that thousands of clients do not
 * reconnect at once.
 */
export interface Line {
  isUp(): boolean;
  /** Reconnects, because the credentials have changed. */
  again(): void;
  /**
   * Resolves with null if no answer came in time: the request may have been carried out, so repeating it must be
   * harmless.
   */
  ask: <E extends keyof CustomerAnswers>(
    event: E,
    payload: Payload<E>,
  ) => Promise<Answer<CustomerAnswers[E]> | null>;
}

/** Connects to the server at `origin` by WebSocket, or by polling if that fails. Calls `auth` for each connection. */
export function openLine(origin: string, auth: () => object, listener: Listener): Line {
  const answers = new Map<number, (reply: unknown) => void>();
  let wire: Wire | null = null;
  let joined = false;
  let polling = false;
  let calls = 0;
  let asked = 0;
  let silenceMs = OPEN_WITHIN_MS;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;

  addEventListener('online', call);
  addEventListener('offline', lose);
  call();
  return {
    isUp: () => joined,
    again: lose,
    ask: (event, payload) =>
      new Promise((resolve) => {
        if (!joined) {
          resolve(null);
          return;
        }
        const id = (asked += 1);
        const late = setTimeout(() => answers.get(id)?.(null), ANSWER_WITHIN_MS);
        answers.set(id, (reply) => {
          clearTimeout(late);
          answers.delete(id);
          resolve(isAnswer(event, reply) ? reply : null);
        });
        wire?.send(askPacket(id, event, payload));
      }),
  };

  function call(): void {
    clearTimeout(again);
    if (wire !== null) return;
    silenceMs = OPEN_WITHIN_MS;
    wire = (polling ? overPolling : overWebSocket)(`${origin}/socket.io/?EIO=4`, receive, lose);
    waitInSilence();
  }

  function receive(text: string): void {
    const read = readPacket(text);
    waitInSilence();
    switch (read.packet) {
      case 'opened':
        silenceMs = read.silenceMs;
        wire?.send(joinPacket(auth()));
        break;
      case 'ping':
        wire?.send('3');
        break;
      case 'joined':
        joined = true;
        calls = 0;
        listener.up();
        break;
      case 'refused':
        end(listener.refused(read.code));
        break;
      case 'ended':
        lose();
        break;
      case 'answer':
        answers.get(read.id)?.(read.body);
        break;
      case 'news':
        listener.news(read.event, read.body);
        break;
      case 'nothing':
    }
  }

  function lose(): void {
    end(true);
  }

  function end(callAgain: boolean): void {
    if (wire === null) return;
    wire.close();
    wire = null;
    clearTimeout(silence);
    // A connection that has never opened is tried by the other transport; one that was open, by WebSocket first.
    polling = !joined && !polling;
    joined = false;
    for (const answer of answers.values()) answer(null);
    listener.down();
    const wait = Math.min(AGAIN_AT_MOST_MS, AGAIN_MS * 2 ** calls) * (0.5 + Math.random());
    calls += 1;
    if (callAgain) again = setTimeout(call, wait);
  }

  // The server sends pings: a connection without packets for longer than announced is dead, even if the browser reports
  // it open.
  function waitInSilence(): void {
    clearTimeout(silence);
    silence = setTimeout(lose, silenceMs);
  }
}

/** Resolves after `ms` to 1.5 × `ms`: the delay is random so that clients do not retry in step. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms * (1 + Math.random() / 2)));
}

function isAnswer<E extends keyof CustomerAnswers>(
  _event: E,
  reply: unknown,
): reply is Answer<CustomerAnswers[E]> {
  return isRecord(reply) && typeof reply['ok'] === 'boolean';
}
