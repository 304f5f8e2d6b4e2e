import type { IncomingMessage, Server } from 'node:http';

/**
 * The client's address. Believes the X-Forwarded-For of the `proxies` hops in front of the desk, counted from the
 * nearest, as the HTTP routes do; entries further left can be forged.
 */
export function addressOf(request: IncomingMessage, proxies: number): string {
  const direct = request.socket.remoteAddress ?? '';
  if (proxies === 0) return direct;
  const header = request.headers['x-forwarded-for'];
  const told = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((one) => one.trim());
  const path = [...told.filter((one) => one !== ''), direct];
  return path[Math.max(0, path.length - 1 - proxies)] ?? direct;
}

const LOCAL = /^(?:127\.|::1$|::ffff:127\.)/;

/** Whether an address is this machine's own: a proxy, a tool or a test, and no visitor who could be one of many. */
export function isThisMachine(address: string): boolean {
  return LOCAL.test(address);
}

/** The settings that say how clients reach the desk. */
interface Reached {
  publicUrl: string;
  trustedProxies: number;
}

const WHAT_TO_DO =
  'set TRUSTED_PROXIES to the number of proxies in front, or all visitors count as one network for limits and blocks';

/**
 * Warns once, in one line, that there is a proxy in front although `TRUSTED_PROXIES` is 0: at the start if PUBLIC_URL
 * is https (this process has no TLS), else at the first request with X-Forwarded-For. Call it after all other listeners
 * of `http` are registered.
 */
export function noticeProxy(http: Server, reached: Reached, warn: (line: string) => void): void {
  if (reached.trustedProxies > 0) return;
  if (reached.publicUrl.startsWith('https:')) {
    warn(`TRUSTED_PROXIES: PUBLIC_URL is https, so a proxy stands in front; ${WHAT_TO_DO}`);
    return;
  }
  const look = ({ headers }: IncomingMessage): void => {
    if (headers['x-forwarded-for'] === undefined) return;
    http.off('request', look);
    http.off('upgrade', look);
    warn(`TRUSTED_PROXIES: a request came with X-Forwarded-For, so a proxy stands in front; ${WHAT_TO_DO}`);
  };
  http.on('request', look);
  http.on('upgrade', look);
}
