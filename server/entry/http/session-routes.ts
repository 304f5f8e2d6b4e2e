import { Router, json, type Request } from 'express';
import { SignIn } from '../../../protocol/account.ts';
import type { Session } from '../../../protocol/http.ts';
import { BODY_MAX_BYTES } from '../../../protocol/limits.ts';
import { forgetStatus } from '../../actions/attendance.ts';
import type { Desk } from '../../actions/desk.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { StaffMember } from '../../storage/staff-store.ts';
import { flaw, wireError } from '../answer.ts';
import { sessionRoom, type Sessions } from '../sessions.ts';
import type { Recognition } from './recognition.ts';
import { sendError } from './respond.ts';
import type { SessionCookie } from './session-cookie.ts';

/** What the routes of sign-in need. */
export interface Entrance {
  sessions: Sessions;
  cookie: SessionCookie;
  recognition: Recognition;
}

/** `POST`, `GET`, `DELETE /api/session`. */
export function sessionRoutes(desk: Desk, { sessions, cookie, recognition }: Entrance): Router {
  const router = Router();

  router.post('/', json({ limit: BODY_MAX_BYTES }), async (request, response) => {
    const said = SignIn.safeParse(request.body);
    if (!said.success) return sendError(response, flaw(said.error));
    const member = await recognition.recognise({ ...said.data, ...whence(request) });
    if (isRefusal(member)) return sendError(response, wireError(member));
    await endPresent(desk, sessions, request);
    await forgetStatus(desk, member.account);
    await desk.audit.record({ by: member.account, act: 'sign_in' });
    if (!(await cookie.give(response, member.account, member.sessionEpoch)))
      return sendError(response, wireError(CHANGED));
    response.json(shown(member));
  });

  router.get('/', async (request, response) => {
    const session = await sessions.find(request.headers.cookie);
    const member = session && (await desk.store.staff.find(session.asker.account));
    if (!member) return sendError(response, { code: 'unauthorized', message: 'Please sign in.' });
    response.json(shown(member));
  });

  router.delete('/', async (request, response) => {
    const account = await endPresent(desk, sessions, request);
    if (account !== null) {
      await forgetStatus(desk, account);
      await desk.audit.record({ by: account, act: 'sign_out' });
    }
    cookie.take(response);
    response.status(204).end();
  });

  return router;
}

/** Where a proof comes from, for {@link Recognition}. */
export function whence({ ip, headers }: Request): { address: string; cookies: string | undefined } {
  return { address: ip ?? '', cookies: headers.cookie };
}

/** The password was changed, say, while the old one was being checked. */
export const CHANGED = refuse('unauthorized', 'This account has just been changed; please sign in again.');

/** Ends the session that this browser had; its open sockets are cut with it. Gives whose it was. */
async function endPresent(desk: Desk, sessions: Sessions, request: Request): Promise<string | null> {
  const session = await sessions.find(request.headers.cookie);
  if (!session) return null;
  await sessions.end(session.hash);
  desk.rooms.desk.in(sessionRoom(session.hash)).disconnectSockets(true);
  return session.asker.account;
}

/** Who is signed in, as the console hears it. */
export function shown({ account, role, number, name }: StaffMember): Session {
  return { account, role, number, name };
}
