import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { json, Router, type Request, type RequestHandler, type Response } from 'express';
import { BODY_MAX_BYTES } from '../../../protocol/limits.ts';
import { ErasePerson, ExportPerson, FindPeople, PersonAddress } from '../../../protocol/people.ts';
import type { Desk } from '../../actions/desk.ts';
import { erasePerson } from '../../actions/privacy/erase-person.ts';
import { partsOf } from '../../actions/privacy/export-person.ts';
import { findPeople, type Bearer } from '../../actions/privacy/find-people.ts';
import { asJson, asPage } from '../../actions/privacy/write-export.ts';
import { may, type Ability, type Asker } from '../../domain/access.ts';
import { flaw } from '../answer.ts';
import type { Sessions } from '../sessions.ts';
import { signedIn } from './chat-routes.ts';
import { sendError } from './respond.ts';

/** `/api/people`: leads find a person, hand out what is kept of them, and erase it. S0(8.1) */
export function peopleRoutes(desk: Desk, sessions: Sessions, bearer: Bearer): Router {
  const router = Router();
  const read = json({ limit: BODY_MAX_BYTES });

  // A search by POST: a contact or a token does not stand in an address, which proxies log.
  router.post(
    '/find',
    leads(sessions, 'exportPerson'),
    read,
    signedIn(sessions, async (_asker, request, response) => {
      const asked = FindPeople.safeParse(request.body);
      if (!asked.success) return sendError(response, flaw(asked.error));
      response.json(await findPeople(desk, asked.data, bearer));
    }),
  );

  router.get(
    '/:id/export',
    leads(sessions, 'exportPerson'),
    signedIn(sessions, async (asker, request, response) => {
      const asked = ExportPerson.safeParse(request.query);
      const address = PersonAddress.safeParse(request.params);
      if (!asked.success) return sendError(response, flaw(asked.error));
      if (!address.success) return sendError(response, flaw(address.error));
      await sendExport(desk, asker, response, { id: address.data.id, format: asked.data.format });
    }),
  );

  router.post(
    '/:id/erase',
    leads(sessions, 'erasePerson'),
    read,
    signedIn(sessions, async (asker, request, response) => {
      const asked = ErasePerson.safeParse(request.body);
      const address = PersonAddress.safeParse(request.params);
      if (!asked.success) return sendError(response, flaw(asked.error));
      if (!address.success) return sendError(response, flaw(address.error));
      response.json({ erased: await erasePerson(desk, asker, address.data.id, asked.data.reason) });
    }),
  );

  return router;
}

/** Rights before anything else: who may not ask does not learn how, or whether there is such a person. */
function leads(sessions: Sessions, ability: Ability): RequestHandler {
  return async (request: Request, response: Response, next) => {
    const session = await sessions.find(request.headers.cookie);
    if (!session) return sendError(response, { code: 'unauthorized', message: 'Please sign in.' });
    if (may(session.asker, ability, 'foreign')) return next();
    sendError(response, { code: 'forbidden', message: 'Only leads do this for a person.' });
  };
}

async function sendExport(
  desk: Desk,
  asker: Asker,
  response: Response,
  { id, format }: { id: string; format: 'json' | 'html' },
): Promise<void> {
  const details = { person: true, format };
  await desk.audit.record({ by: asker.account, act: 'exported', about: id, details });
  const parts = partsOf(desk, id);
  response.attachment(`person-${id}.${format}`).type(format);
  // Written as it is read, and no faster than it is taken.
  await pipeline(Readable.from(format === 'json' ? asJson(parts) : asPage(parts)), response);
}
