import type { IncomingMessage, Server } from 'node:http';

/** How a desk is reached, as far as its settings say. */
interface Reached {
  publicUrl: string;
  trustedProxies: number;
}

const WHAT_TO_DO =
  'set TRUSTED_PROXIES to the number of proxies in front, or all visitors count as one network for limits and blocks';

/**
 * Says once, in one line, that a proxy stands in front although `TRUSTED_PROXIES` is 0: at the start where PUBLIC_URL
 * shows it (this process speaks no TLS), else at the first request that a proxy has passed on. To be called after
 * everybody else listens to `http`.
 */
export function noticeProxy(http: Server, reached: Reached, tell: (line: string) => void): void {
  if (reached.trustedProxies > 0) return;
  if (reached.publicUrl.startsWith('https:')) {
    tell(`TRUSTED_PROXIES: PUBLIC_URL is https, so a proxy stands in front; ${WHAT_TO_DO}`);
    return;
  }
  const look = ({ headers }: IncomingMessage): void => {
    if (headers['x-forwarded-for'] === undefined) return;
    http.off('request', look);
    http.off('upgrade', look);
    tell(`TRUSTED_PROXIES: a request came with X-Forwarded-For, so a proxy stands in front; ${WHAT_TO_DO}`);
  };
  http.on('request', look);
  http.on('upgrade', look);
}
