import { randomBytes } from 'node:crypto';

/** Tells this process's requests from those of others in one log. */
const PROCESS = randomBytes(4).toString('hex');
let last = 0;

/** An id for one request, unique among all processes: `req` in the log. */
export function nextRequestId(): string {
  last += 1;
  return `${PROCESS}-${last.toString(36)}`;
}

/** The request id that a proxy in front has set; null if the header does not look like one. */
export function requestIdFrom(header: string | undefined): string | null {
  return header !== undefined && /^[\w-]{8,64}$/.test(header) ? header : null;
}

const ID = /^[0-9a-f-]{36}$/;

/** The id of the chat that a request or its answer is about: `chatId` in the log. Undefined unless it looks like an id. */
export function chatOf(...payloads: unknown[]): string | undefined {
  for (const one of payloads) {
    const ids = [at(one, 'chatId'), at(at(one, 'entry'), 'chatId'), at(at(one, 'chat'), 'id')];
    const found = ids.find((id) => typeof id === 'string' && ID.test(id));
    if (typeof found === 'string') return found;
  }
  return undefined;
}

function at(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null && name in from ? Reflect.get(from, name) : undefined;
}
