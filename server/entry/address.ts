import type { IncomingMessage } from 'node:http';

/**
 * The address that a request comes from. In front of the desk stand `proxies` hops whose X-Forwarded-For is believed,
 * counted from the nearest, as for the HTTP routes; whatever stands further left can be made up.
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
