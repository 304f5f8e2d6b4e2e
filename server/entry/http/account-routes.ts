import { json, Router, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import {
  BeginSecondStep,
  ChangePassword,
  ConfirmSecondStep,
  EndSecondStep,
} from '../../../protocol/account.ts';
import { BODY_MAX_BYTES } from '../../../protocol/limits.ts';
import { accountChanged } from '../../actions/account-watch.ts';
import { forgetStatus } from '../../actions/attendance.ts';
import { signOutEverywhere } from '../../actions/sign-out.ts';
import { PASSWORD_SENTENCES } from '../../actions/team/password-sentences.ts';
import type { Desk } from '../../actions/desk.ts';
import type { SecondSteps } from '../../actions/second-steps.ts';
import { passwordFault } from '../../domain/account/password-rules.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { flaw, wireError } from '../answer.ts';
import type { KnownSession } from '../sessions.ts';
import { inSession, signedIn } from './chat-routes.ts';
import { sendError } from './respond.ts';
import { CHANGED, whence, type Entrance } from './session-routes.ts';

/** `/api/account…`: what everybody of the staff does with their own account, whatever their role. */
export function accountRoutes(
  desk: Desk,
  { sessions, cookie, recognition, secondSteps }: Entrance & { secondSteps: SecondSteps },
): Router {
  const router = Router();
  const body = json({ limit: BODY_MAX_BYTES });
  const post = <S extends z.ZodType>(schema: S, act: Act<S>): RequestHandler =>
    inSession(sessions, async (session, request, response) => {
      const said = schema.safeParse(request.body);
      if (!said.success) return sendError(response, flaw(said.error));
      const outcome = await act(session, said.data, { request, response });
      if (isRefusal(outcome)) return sendError(response, wireError(outcome));
      response.json(outcome);
    });
  /** What shuts others out has shut everybody out; this browser gets a session anew, in the epoch that has begun. */
  const anew = async (account: string, epoch: number, response: Response): Promise<Refusal | null> =>
    (await cookie.give(response, account, epoch)) ? null : CHANGED;
  const proves = ({ asker: { account } }: KnownSession, password: string, request: Request) =>
    recognition.recogniseAgain({ account, password, ...whence(request) });

  router.post(
    '/password',
    body,
    post(ChangePassword, async (session, { password, next }, { request, response }) => {
      const member = await proves(session, password, request);
      if (isRefusal(member)) return { ...member, field: 'password' };
      const fault = passwordFault(next, [member.account, member.number, member.name]);
      if (fault) return { ...refuse('bad_request', PASSWORD_SENTENCES[fault]), field: 'next' };
      const { account } = member;
      const kept = await recognition.keepsafe(next, { address: request.ip ?? '', isSignedIn: true });
      if (typeof kept !== 'string') return kept;
      await desk.audit.record({ by: account, act: 'password_changed' });
      // Of two who change it at once, or while this session was being ended, one has been too late.
      const epoch = await desk.store.staff.setPassword(account, kept, session.epoch);
      if (epoch === null) return CHANGED;
      await accountChanged(desk, account);
      return (await anew(account, epoch, response)) ?? {};
    }),
  );
  router.post(
    '/sign-out-everywhere',
    signedIn(sessions, async ({ account }, _request, response) => {
      await desk.audit.record({ by: account, act: 'sign_out_everywhere' });
      await signOutEverywhere(desk, account);
      await forgetStatus(desk, account);
      cookie.take(response);
      response.status(204).end();
    }),
  );
  router.get(
    '/second-step',
    signedIn(sessions, async ({ account }, _request, response) => {
      response.json(await secondSteps.stateOf(account));
    }),
  );
  router.post(
    '/second-step',
    body,
    post(BeginSecondStep, async (session, { password }, { request }) => {
      const member = await proves(session, password, request);
      if (isRefusal(member)) return { ...member, field: 'password' };
      return secondSteps.begin(member.account);
    }),
  );
  router.post(
    '/second-step/confirm',
    body,
    post(ConfirmSecondStep, async ({ asker: { account }, epoch }, { code }, { response }) => {
      const done = await secondSteps.confirm(account, code);
      if (isRefusal(done)) return done;
      await desk.audit.record({ by: account, act: 'second_step_on' });
      const next = await signOutEverywhere(desk, account, epoch);
      return next === null ? CHANGED : ((await anew(account, next, response)) ?? done);
    }),
  );
  router.post(
    '/second-step/off',
    body,
    post(EndSecondStep, async ({ asker: { account } }, { password, code }, { request }) => {
      const member = await recognition.recognise({ account, password, code, ...whence(request) });
      if (isRefusal(member)) return { ...member, field: member.field ?? 'password' };
      await desk.audit.record({ by: account, act: 'second_step_off' });
      await secondSteps.remove(account);
      return {};
    }),
  );
  return router;
}

type Act<S extends z.ZodType> = (
  session: KnownSession,
  said: z.output<S>,
  http: { request: Request; response: Response },
) => Promise<object | Refusal>;
