import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Router, json, type Request, type Response } from 'express';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { BODY_MAX_BYTES } from '../../../protocol/limits.ts';
import { SignIn, type Session } from '../../../protocol/http.ts';
import type { Desk } from '../../actions/desk.ts';
import type { StaffMember } from '../../storage/staff-store.ts';
import { flaw } from '../answer.ts';
import { SESSION_MS, sessionRoom, type Sessions } from '../sessions.ts';
import { OneByOne } from './one-by-one.ts';
import { sendError } from './respond.ts';
import type { Throttles } from './throttles.ts';

/** `POST`, `GET`, `DELETE /api/session`. */
export function sessionRoutes(
  desk: Desk,
  { sessions, secure, throttles }: { sessions: Sessions; secure: boolean; throttles: Throttles },
): Router {
  const { byAccount, byAddress } = throttles;
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  // Whoever does not exist takes as long to refuse as whoever does.
  const nobody = hash(randomBytes(16));
  const tries = new OneByOne();
  const router = Router();

  async function recognise(
    account: string,
    password: string,
    address: string,
  ): Promise<StaffMember | 'wrong' | 'too many'> {
    if ((await isSpent(byAccount, account)) || (await isSpent(byAddress, address))) return 'too many';
    const member = await desk.store.staff.find(account);
    const right = await isRight(member?.passwordHash ?? (await nobody), password);
    if (!member || !right) {
      await Promise.all([penalise(byAccount, account), penalise(byAddress, address)]);
      return 'wrong';
    }
    await byAccount.delete(account);
    return member;
  }

  router.post('/', json({ limit: BODY_MAX_BYTES }), async (request, response) => {
    const said = SignIn.safeParse(request.body);
    if (!said.success) return sendError(response, flaw(said.error));
    const { account, password } = said.data;
    const address = request.ip ?? '';
    // One after the other: tries that come all at once are counted like any others.
    const member = await tries.run(account, () => recognise(account, password, address));
    if (member === 'too many') return tooMany(response);
    if (member === 'wrong')
      return sendError(response, { code: 'unauthorized', message: 'The account or the password is wrong.' });
    await endPresent(desk, sessions, request);
    const token = await sessions.open(account);
    response.cookie(sessions.cookieName, token, { ...cookie, maxAge: SESSION_MS });
    response.json(shown(member));
  });

  router.get('/', async (request, response) => {
    const session = await sessions.find(request.headers.cookie);
    const member = session && (await desk.store.staff.find(session.asker.account));
    if (!member) return sendError(response, { code: 'unauthorized', message: 'Please sign in.' });
    response.json(shown(member));
  });

  router.delete('/', async (request, response) => {
    await endPresent(desk, sessions, request);
    response.clearCookie(sessions.cookieName, cookie);
    response.status(204).end();
  });

  return router;
}

async function isRight(passwordHash: string, password: string): Promise<boolean> {
  try {
    return await verify(passwordHash, password);
  } catch {
    return false;
  }
}

/** Ends the session that this browser had; its open sockets are cut with it. */
async function endPresent(desk: Desk, sessions: Sessions, request: Request): Promise<void> {
  const session = await sessions.find(request.headers.cookie);
  if (!session) return;
  await sessions.end(session.hash);
  desk.rooms.desk.in(sessionRoom(session.hash)).disconnectSockets(true);
}

async function isSpent(limiter: RateLimiterAbstract, key: string): Promise<boolean> {
  const state = await limiter.get(key);
  return state !== null && state.remainingPoints <= 0;
}

async function penalise(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
  }
}

function tooMany(response: Response): void {
  sendError(response, {
    code: 'rate_limited',
    message: 'Too many wrong passwords; try again in a quarter of an hour.',
  });
}

function shown({ account, role, number, name }: StaffMember): Session {
  return { account, role, number, name };
}
