import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { httpOperations } from '../../../protocol/operations/index.ts';
import { nextRequestId, requestIdFrom } from '../request-log.ts';

/** Of a request and of its answer. */
export const REQUEST_ID = 'x-request-id';

/** The first word of each path after `/api/`, without an ending. */
const API = new Set(Object.values(httpOperations).map(({ path }) => wordAfterApi(path)));
const STATUS = ['/healthz', '/readyz', '/metrics'];
const CHAT = /^\/api\/chats\/([0-9a-f-]{36})(?:\/|$)/;

/** Hears of each request that was answered; `area` is one of the program's own words. */
export interface Requested {
  requested: (area: string, status: number) => void;
}

/**
 * Gives each request its name, which a proxy may have given it already, and says what it came to. An address is not
 * put down: people put anything there.
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

/** A few words for all addresses. */
export function areaOf(path: string): string {
  if (STATUS.includes(path)) return 'status';
  if (path !== '/api' && !path.startsWith('/api/')) return 'page';
  const name = wordAfterApi(path);
  return API.has(name) ? name : 'api';
}

function wordAfterApi(path: string): string {
  return path.split('/')[2]?.split('.', 1)[0] ?? '';
}
