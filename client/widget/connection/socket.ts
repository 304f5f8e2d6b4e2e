import { io, type Socket } from 'socket.io-client';
import type { CustomerAnswers, CustomerToServer, ServerToCustomer } from '../../../protocol/customer.ts';
import type { Answer } from '../../../protocol/errors.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';

const ANSWER_WITHIN_MS = 10_000;

/** The line to the desk, with the wire's events. */
export type DeskSocket = Socket<ServerToCustomer, CustomerToServer>;

/** What a request carries. */
export type Payload<E extends keyof CustomerAnswers> = Parameters<CustomerToServer[E]>[0];

/** A line to the desk at `origin`, not connected yet. It calls again by itself, at random moments so that thousands do not call at once. */
export function openLine(origin: string, token: () => string | null): DeskSocket {
  return io(`${origin}/customer`, {
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
    randomizationFactor: 0.6,
    timeout: 15_000,
    auth: (tell) => {
      const known = token();
      tell(known === null ? { version: PROTOCOL_VERSION } : { version: PROTOCOL_VERSION, token: known });
    },
  });
}

/** Asks the desk. Null if no answer came in time: then nobody knows whether it was done, and asking again must be harmless. */
export function ask<E extends keyof CustomerAnswers>(
  line: Socket,
  event: E,
  payload: Payload<E>,
): Promise<Answer<CustomerAnswers[E]> | null> {
  return new Promise((resolve) => {
    line
      .timeout(ANSWER_WITHIN_MS)
      .emit(event, payload, (late: Error | null, reply?: Answer<CustomerAnswers[E]>) => {
        resolve(late === null && reply !== undefined ? reply : null);
      });
  });
}
