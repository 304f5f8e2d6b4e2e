import type { RequestHandler } from 'express';
import type { Meters } from './meters.ts';

const API = ['session', 'chats', 'manual', 'reports', 'audit'];
const STATUS = ['/healthz', '/readyz', '/metrics'];

/** Counts what is answered over HTTP. */
export function countRequests(meters: Pick<Meters, 'requested'>): RequestHandler {
  return (request, response, next) => {
    const area = areaOf(request.path);
    response.on('finish', () => meters.requested(area, response.statusCode));
    next();
  };
}

/** A few words for all addresses: what somebody asks for is not theirs to name here. */
export function areaOf(path: string): string {
  if (STATUS.includes(path)) return 'status';
  const [, first, second = ''] = path.split('/');
  if (first !== 'api') return 'page';
  const name = second.split('.', 1)[0] ?? '';
  return API.includes(name) ? name : 'api';
}
