import { Router } from 'express';
import { z } from 'zod';
import type { Desk } from '../../actions/desk.ts';
import { flaw } from '../answer.ts';
import type { Sessions } from '../sessions.ts';
import { signedIn } from './chat-routes.ts';
import { sendError } from './respond.ts';

const ManualQuery = z.strictObject({ locale: z.enum(['zh-CN', 'en']).optional() });

/** `GET /api/manual?locale=`: the manual as it is in force. */
export function manualRoutes(desk: Desk, sessions: Sessions): Router {
  const router = Router();
  router.get(
    '/',
    signedIn(sessions, (_asker, request, response) => {
      const query = ManualQuery.safeParse(request.query);
      if (!query.success) return sendError(response, flaw(query.error));
      response.json(desk.manuals[query.data.locale ?? desk.profile.locale]);
    }),
  );
  return router;
}
