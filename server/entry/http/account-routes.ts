import { hash } from '@node-rs/argon2';
import { json, Router, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import {
  BeginSecondStep,
  ChangePassword,
  ConfirmSecondStep,
  EndSecondStep,
  type PasswordFault,
} from '../../../protocol/account.ts';
import { BODY_MAX_BYTES, PASSWORD_MAX, PASSWORD_MIN } from '../../../protocol/limits.ts';
import { signOutEverywhere } from '../../actions/sign-out.ts';
import type { Desk } from '../../actions/desk.ts';
import type { SecondSteps } from '../../actions/second-steps.ts';
import { passwordFault } from '../../domain/account/password-rules.ts';
import type { Asker } from '../../domain/access.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { flaw, wireError } from '../answer.ts';
import { signedIn } from './chat-routes.ts';
import { sendError } from './respond.ts';
import type { Entrance } from './session-routes.ts';

/** `/api/account…`: what everybody of the staff does with their own account, whatever their role. */
export function accountRoutes(
  desk: Desk,
  { sessions, cookie, recognition, secondSteps }: Entrance & { secondSteps: SecondSteps },
): Router {
  const router = Router();
  const body = json({ limit: BODY_MAX_BYTES });
  const post = <S extends z.ZodType>(schema: S, act: Act<S>): RequestHandler =>
    signedIn(sessions, async (asker, request, response) => {
      const said = schema.safeParse(request.body);
      if (!said.success) return sendError(response, flaw(said.error));
      const outcome = await act(asker, said.data, { request, response });
      if (isRefusal(outcome)) return sendError(response, wireError(outcome));
      response.json(outcome);
    });
  /** What shuts others out begins by shutting everybody out; this browser gets a session anew. */
  const anew = async ({ account }: Asker, response: Response): Promise<void> => {
    await signOutEverywhere(desk, account);
    await cookie.give(response, account);
  };
  const proves = ({ account }: Asker, password: string, { ip }: Request) =>
    recognition.recogniseAgain({ account, password, address: ip ?? '' });

  router.post(
    '/password',
    body,
    post(ChangePassword, async (asker, { password, next }, { request, response }) => {
      const member = await proves(asker, password, request);
      if (isRefusal(member)) return { ...member, field: 'password' };
      const fault = passwordFault(next, [member.account, member.number, member.name]);
      if (fault) return { ...refuse('bad_request', PASSWORD_SENTENCES[fault]), field: 'next' };
      await desk.audit.record({ by: asker.account, act: 'password_changed' });
      await desk.store.staff.setPassword(asker.account, await hash(next));
      await anew(asker, response);
      return {};
    }),
  );
  router.post(
    '/sign-out-everywhere',
    signedIn(sessions, async ({ account }, _request, response) => {
      await desk.audit.record({ by: account, act: 'sign_out_everywhere' });
      await signOutEverywhere(desk, account);
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
    post(BeginSecondStep, async (asker, { password }, { request, response }) => {
      const member = await proves(asker, password, request);
      if (isRefusal(member)) return { ...member, field: 'password' };
      response.setHeader('cache-control', 'no-store');
      return secondSteps.begin(asker.account);
    }),
  );
  router.post(
    '/second-step/confirm',
    body,
    post(ConfirmSecondStep, async (asker, { code }, { response }) => {
      const done = await secondSteps.confirm(asker.account, code);
      if (isRefusal(done)) return done;
      await desk.audit.record({ by: asker.account, act: 'second_step_on' });
      await anew(asker, response);
      response.setHeader('cache-control', 'no-store');
      return done;
    }),
  );
  router.post(
    '/second-step/off',
    body,
    post(EndSecondStep, async ({ account }, { password, code }, { request }) => {
      const member = await recognition.recognise({ account, password, code, address: request.ip ?? '' });
      if (isRefusal(member)) return { ...member, field: member.field ?? 'password' };
      await desk.audit.record({ by: account, act: 'second_step_off' });
      await secondSteps.remove(account);
      return {};
    }),
  );
  return router;
}

type Act<S extends z.ZodType> = (
  asker: Asker,
  said: z.output<S>,
  http: { request: Request; response: Response },
) => Promise<object | Refusal>;

const PASSWORD_SENTENCES: Record<PasswordFault, string> = {
  too_short: `A new password has at least ${PASSWORD_MIN} characters.`,
  too_long: `A new password has at most ${PASSWORD_MAX} characters.`,
  names_you: 'A new password must not hold the account, the number or the name.',
  common: 'This password is easy to guess; choose another, for example four words.',
};
