import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { ErrorCode, WireError } from '../../../protocol/errors.ts';
import { REQUEST_ID } from './requests.ts';

const STATUS: Record<ErrorCode, number> = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  closed: 409,
  too_large: 413,
  unsupported: 415,
  rate_limited: 429,
  unavailable: 503,
};

/** Answers with an error in the one format that all errors have. */
export function sendError(response: Response, error: WireError): void {
  response.status(STATUS[error.code]).json({ error });
}

/** Handles what a route threw: a broken body is the client's fault, everything else is ours and is logged. */
export function errorPage(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status === 413)
      return sendError(response, { code: 'too_large', message: 'The request is too large.' });
    if (status !== null && status < 500)
      return sendError(response, { code: 'bad_request', message: 'The request cannot be read.' });
    log.error({ err: error, req: response.get(REQUEST_ID) }, 'request failed');
    sendError(response, {
      code: 'unavailable',
      message: 'The desk cannot do this right now; try again in a moment.',
    });
  };
}

function statusOf(error: unknown): number | null {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : null;
}
