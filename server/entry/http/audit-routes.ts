import { Router, type RequestHandler, type Response } from 'express';
import { AuditQuery } from '../../../protocol/audit.ts';
import type { Desk } from '../../actions/desk.ts';
import { may } from '../../domain/access.ts';
import { flaw } from '../answer.ts';
import type { Sessions } from '../sessions.ts';
import { signedIn } from './chat-routes.ts';
import { OneByOne } from './one-by-one.ts';
import { sendError } from './respond.ts';

/** `GET /api/audit`, the record of people's acts, and `/api/audit/check`, whether it is as it was written. */
export function auditRoutes(desk: Desk, sessions: Sessions): Router {
  const router = Router();
  const checks = new OneByOne();
  router.get(
    '/',
    readers(sessions, async (query, response) => {
      const asked = AuditQuery.safeParse(query);
      if (!asked.success) return sendError(response, flaw(asked.error));
      response.json(await desk.audit.page(asked.data));
    }),
  );
  router.get(
    '/check',
    // The whole record is read: never twice at the same time.
    readers(sessions, async (_query, response) => {
      response.json(await checks.run('check', () => desk.audit.check()));
    }),
  );
  return router;
}

function readers(
  sessions: Sessions,
  act: (query: unknown, response: Response) => Promise<void>,
): RequestHandler {
  return signedIn(sessions, async (asker, request, response) => {
    if (!may(asker, 'readAudit', 'foreign'))
      return sendError(response, { code: 'forbidden', message: 'Only leads read the record of acts.' });
    await act(request.query, response);
  });
}
