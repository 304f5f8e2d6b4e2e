import { createHash, timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import type { Registry } from 'prom-client';
import { sendError } from './respond.ts';

/** Why the desk cannot serve, in one sentence; null if it can. */
export type Readiness = () => Promise<string | null>;

/** What these routes report. `held`: what waits for a person's decision while the desk serves, in one sentence. */
interface Status {
  meters: { registry: Registry };
  readiness: Readiness;
  held: () => string | null;
  metricsToken: string | null;
}

/** `GET /healthz`, `/readyz`, `/metrics`. */
export function statusRoutes({ meters: { registry }, readiness, held, metricsToken }: Status): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => void response.json({ ok: true }));
  router.get('/readyz', async (_request, response) => {
    const trouble = await readiness();
    if (trouble === null) response.json({ ok: true, ...heldIn(held()) });
    else sendError(response, { code: 'unavailable', message: trouble });
  });
  router.get('/metrics', async (request, response) => {
    if (metricsToken !== null && !isSaid(request.headers.authorization, metricsToken))
      return sendError(response, { code: 'unauthorized', message: 'The figures are not for everybody.' });
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}

/** Does not affect readiness; shown so that operators notice it. */
function heldIn(why: string | null): { erasureHeld?: string } {
  return why === null ? {} : { erasureHeld: why };
}

/** Hashes both first: they have the same length then, and the comparison time reveals nothing. */
function isSaid(authorization: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}
