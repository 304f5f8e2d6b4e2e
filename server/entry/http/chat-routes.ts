import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { ChatsQuery, EntriesQuery, TranscriptQuery } from '../../../protocol/http.ts';
import { logPast } from '../../actions/log-reading.ts';
import { readable, whileReadable } from '../../actions/staff-reading.ts';
import type { Desk } from '../../actions/desk.ts';
import { writeTranscript } from '../../actions/transcript.ts';
import { may, type Asker } from '../../domain/access.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { BadCursor } from '../../storage/store.ts';
import { flaw, wireError } from '../answer.ts';
import type { KnownSession, Sessions } from '../sessions.ts';
import { sendError } from './respond.ts';

const PER_PAGE = 50;

/** `GET /api/chats…` for signed-in staff: agents see their own and the queue's, leads all. */
export function chatRoutes(desk: Desk, sessions: Sessions): Router {
  const router = Router();

  router.get(
    '/',
    signedIn(sessions, async (asker, request, response) => {
      const query = ChatsQuery.safeParse(request.query);
      if (!query.success) return sendError(response, flaw(query.error));
      try {
        response.json(await page(desk, asker, query.data));
      } catch (error) {
        if (!(error instanceof BadCursor)) throw error;
        sendError(response, {
          code: 'bad_request',
          field: 'cursor',
          message: 'cursor: take it from the page before',
        });
      }
    }),
  );

  router.get(
    '/:id',
    ofChat(sessions, async (asker, chatId, _request, response) => {
      const stored = await readable(desk, asker, chatId);
      if (isRefusal(stored)) return sendError(response, wireError(stored));
      await desk.directory.know([stored.chat.customerId]);
      response.json({ chat: desk.publisher.inFull(stored) });
    }),
  );

  router.get(
    '/:id/entries',
    ofChat(sessions, async (asker, chatId, request, response) => {
      const query = EntriesQuery.safeParse(request.query);
      if (!query.success) return sendError(response, flaw(query.error));
      const page = await whileReadable(desk, asker, chatId, async ({ chat }) => {
        const entries = await logPast(desk.store.chats, chat.id, query.data.after);
        return { entries: entries.map((entry) => desk.publisher.entryForStaff(entry)) };
      });
      if (isRefusal(page)) return sendError(response, wireError(page));
      response.json(page);
    }),
  );

  router.get(
    '/:id/transcript',
    ofChat(sessions, async (asker, chatId, request, response) => {
      const query = TranscriptQuery.safeParse(request.query);
      if (!query.success) return sendError(response, flaw(query.error));
      const { format } = query.data;
      const written = await whileReadable(desk, asker, chatId, (stored) =>
        writeTranscript(desk, stored, format),
      );
      if (isRefusal(written)) return sendError(response, wireError(written));
      await desk.audit.record({ by: asker.account, act: 'exported', about: chatId, details: { format } });
      response.attachment(`chat-${chatId}.${format}`).type(written.type).send(written.body);
    }),
  );

  return router;
}

type For<T> = (subject: T, request: Request, response: Response) => void | Promise<void>;

/** A route for signed-in staff only. */
export function signedIn(sessions: Sessions, act: For<Asker>): RequestHandler {
  return inSession(sessions, ({ asker }, request, response) => act(asker, request, response));
}

/** As {@link signedIn}, for what concerns the session itself. */
export function inSession(sessions: Sessions, act: For<KnownSession>): RequestHandler {
  return async (request, response) => {
    const session = await sessions.find(request.headers.cookie);
    if (!session) return sendError(response, { code: 'unauthorized', message: 'Please sign in.' });
    await act(session, request, response);
  };
}

type OfChat = (asker: Asker, chatId: string, request: Request, response: Response) => Promise<void>;

function ofChat(sessions: Sessions, act: OfChat): RequestHandler {
  return signedIn(sessions, (asker, request, response) =>
    act(asker, String(request.params['id']), request, response),
  );
}

async function page(desk: Desk, asker: Asker, query: z.output<typeof ChatsQuery>) {
  const { status, agent, q, customer, cursor } = query;
  const found = await desk.store.chats.list({
    limit: PER_PAGE,
    ...(status ? { status } : {}),
    ...(agent ? { agent } : {}),
    ...(q ? { q } : {}),
    ...(customer ? { customerId: customer } : {}),
    ...(cursor ? { cursor } : {}),
    ...(may(asker, 'read', 'foreign') ? {} : { visibleTo: asker.account }),
  });
  await desk.directory.know(found.chats.map(({ chat }) => chat.customerId));
  return { chats: found.chats.map((one) => desk.publisher.forStaff(one)), cursor: found.cursor };
}
