import { randomBytes } from 'node:crypto';

/** Tells this process's requests from those of others in one log. */
const PROCESS = randomBytes(4).toString('hex');
let last = 0;

/** A name for one request, unique among all processes. */
export function nextRequestId(): string {
  last += 1;
  return `${PROCESS}-${last.toString(36)}`;
}

/** The name that a proxy in front has given a request, if it is one. */
export function requestIdFrom(header: string | undefined): string | null {
  return header !== undefined && /^[\w-]{8,64}$/.test(header) ? header : null;
}
