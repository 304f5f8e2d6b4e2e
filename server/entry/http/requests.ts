import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { httpOperations } from '../../../protocol/operations/index.ts';
import { nextRequestId, requestIdFrom } from '../request-log.ts';

/** The header of a request and of its answer. */
export const REQUEST_ID = 'x-request-id';

/** The first segment of each path after `/api/`, without an extension. */
const API = new Set(Object.values(httpOperations).map(({ path }) => wordAfterApi(path)));
const STATUS = ['/healthz', '/readyz', '/metrics'];
const CHAT = /^\/api\/chats\/([0-9a-f-]{36})(?:\/|$)/;

/** Called with each answered request; `area` is one of a fixed set of words. */
export interface Requested {
  requested: (area: string, status: number) => void;
}

/**
 * Gives each request its id, unless a proxy has set one, and logs its outcome. Logs no path: people put personal data
 * into addresses.
 */
export function followRequests(log: Logger, measured: Requested): RequestHandler {
  return (request, response, next) => {
    const req = requestIdFrom(request.get(REQUEST_ID)) ?? nextRequestId();
    const began = performance.now();
    const area = areaOf(request.path);
    const chatId = CHAT.exec(request.path)?.[1];
    response.set(REQUEST_ID, req);
    response.on('finish', () => {
      const { statusCode: status } = response;
      measured.requested(area, status);
      const ms = Math.round(performance.now() - began);
      log.debug({ req, method: request.method, area, chatId, status, ms }, 'answered over HTTP');
    });
    next();
  };
}

/** A small set of words for all paths, for metrics and logs. */
export function areaOf(path: string): string {
  if (STATUS.includes(path)) return 'status';
  if (path.startsWith('/files/') || path === '/widget/files') return 'files';
  if (path !== '/api' && !path.startsWith('/api/')) return 'page';
  const name = wordAfterApi(path);
  return API.has(name) ? name : 'api';
}

function wordAfterApi(path: string): string {
  return path.split('/')[2]?.split('.', 1)[0] ?? '';
}
