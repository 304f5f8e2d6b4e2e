import { Router } from 'express';
import * as wire from '../../../protocol/manual.ts';
import { approve, publish, restore } from '../../actions/manual/publishing.ts';
import { catchUp, saveDraft } from '../../actions/manual/drafting.ts';
import { exported, importFile } from '../../actions/manual/exchanging.ts';
import { confirmRead, differences, newsFor, readers } from '../../actions/manual/news.ts';
import { replay, tryMessage } from '../../actions/manual/trying.ts';
import { contentWith } from '../../actions/manual/drafting.ts';
import { takeUp } from '../../actions/manual/take-up.ts';
import { versionsPage } from '../../actions/manual/views.ts';
import type { Desk } from '../../actions/desk.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { flaw, wireError } from '../answer.ts';
import type { Sessions } from '../sessions.ts';
import { editsIn, routeFor } from './manual-request.ts';
import { sendError } from './respond.ts';

/** `GET /api/manual?locale=`, the manual as it is in force, and everything that leads do to it. */
export function manualRoutes(desk: Desk, sessions: Sessions): Router {
  const router = Router();
  const route = routeFor(sessions);
  const numbered = '/versions/:number';

  router.get(
    '/',
    route('readManual', async ({ request, response }) => {
      const query = wire.ManualQuery.safeParse(request.query);
      if (!query.success) return sendError(response, flaw(query.error));
      // Whoever has just heard of a new version may ask a process that has not.
      await takeUp(desk);
      response.json(desk.manuals[query.data.locale ?? desk.profile.locale]);
    }),
  );
  router.get(
    '/news',
    route('readManual', ({ asker, answer }) => answer(newsFor(desk, asker))),
  );
  router.post(
    '/read',
    route('readManual', ({ asker, body, answer }) =>
      body(wire.ConfirmRead, ({ version }) => answer(confirmRead(desk, asker, version))),
    ),
  );
  router.get(
    '/readers',
    route('seeManualReaders', ({ answer }) => answer(readers(desk))),
  );

  router.get(
    '/versions',
    route('editManual', ({ answer }) => answer(versionsPage(desk))),
  );
  router.post(
    '/versions',
    route('editManual', ({ asker, body, answer }) =>
      body(wire.SaveDraft, (draft) =>
        answer(editsIn(draft.edits, (edits) => saveDraft(desk, asker, { ...draft, edits }))),
      ),
    ),
  );
  router.get(
    numbered,
    route('editManual', ({ number, answer }) =>
      number(async (version) => answer(contentOnly(desk, version))),
    ),
  );
  router.get(
    `${numbered}/diff`,
    route('editManual', ({ request, response, number, answer }) =>
      number((version) => {
        const query = wire.DiffQuery.safeParse(request.query);
        if (!query.success) return sendError(response, flaw(query.error));
        return answer(differences(desk, version, query.data.from));
      }),
    ),
  );
  router.get(
    `${numbered}/export`,
    route('editManual', ({ asker, request, response, number }) =>
      number(async (version) => {
        const query = wire.ExportQuery.safeParse(request.query);
        if (!query.success) return sendError(response, flaw(query.error));
        const file = await exported(desk, version, query.data);
        if (isRefusal(file)) return sendError(response, wireError(file));
        await desk.audit.record({ by: asker.account, act: 'exported', about: `manual ${version}` });
        response.attachment(file.name).type(query.data.format).send(file.text);
      }),
    ),
  );
  router.post(
    `${numbered}/approve`,
    route('approveManual', ({ asker, number, answer }) =>
      number((version) => answer(approve(desk, asker, version))),
    ),
  );
  router.post(
    `${numbered}/publish`,
    route('publishManual', ({ asker, number, body, answer }) =>
      number((version) => body(wire.Publish, (how) => answer(publish(desk, asker, version, how)))),
    ),
  );
  router.post(
    `${numbered}/restore`,
    route('editManual', ({ asker, number, body, answer }) =>
      number((version) => body(wire.Again, ({ why }) => answer(restore(desk, asker, version, why)))),
    ),
  );
  router.post(
    `${numbered}/catch-up`,
    route('editManual', ({ asker, number, body, answer }) =>
      number((version) => body(wire.Again, ({ why }) => answer(catchUp(desk, asker, version, why)))),
    ),
  );
  router.post(
    '/import',
    route('editManual', ({ asker, body, answer }) =>
      body(wire.Import, (file) => answer(importFile(desk, asker, file))),
    ),
  );
  router.post(
    '/try',
    route('editManual', ({ asker, body, answer }) =>
      body(wire.Try, (trial) =>
        answer(editsIn(trial.edits, (edits) => tryMessage(desk, asker, trial, edits))),
      ),
    ),
  );
  router.post(
    '/replay',
    route('editManual', ({ asker, body, answer }) =>
      body(wire.Replay, (what) => answer(editsIn(what.edits, (edits) => replay(desk, asker, what, edits)))),
    ),
  );
  return router;
}

async function contentOnly(desk: Desk, version: number) {
  const loaded = await contentWith(desk, version, []);
  if (isRefusal(loaded)) return loaded;
  const taken = [...(await desk.store.manual.usedIds()).keys()];
  return { number: version, content: loaded.content, missing: loaded.missing, taken };
}
