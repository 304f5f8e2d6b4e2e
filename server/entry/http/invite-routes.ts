import { json, Router } from 'express';
import { BODY_MAX_BYTES } from '../../../protocol/limits.ts';
import { InviteAddress, SetPassword } from '../../../protocol/team.ts';
import { forgetStatus } from '../../actions/attendance.ts';
import type { Desk } from '../../actions/desk.ts';
import type { SecondSteps } from '../../actions/second-steps.ts';
import { inviteOf, useInvite } from '../../actions/team/invite.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { flaw, wireError } from '../answer.ts';
import type { Recognition } from './recognition.ts';
import { sendError } from './respond.ts';
import type { SessionCookie } from './session-cookie.ts';
import { CHANGED, shown } from './session-routes.ts';

/** `/api/invite/:code`: whoever was given a one-time link sets their password by it and is signed in. */
export function inviteRoutes(
  desk: Desk,
  {
    cookie,
    secondSteps,
    recognition,
  }: { cookie: SessionCookie; secondSteps: SecondSteps; recognition: Pick<Recognition, 'keepsafe'> },
): Router {
  const router = Router();

  // Looking uses nothing up: mail scanners and previews open every address.
  router.get('/:code', async (request, response) => {
    response.setHeader('cache-control', 'no-store');
    const address = InviteAddress.safeParse(request.params);
    if (!address.success) return sendError(response, flaw(address.error));
    const view = await inviteOf(desk, address.data.code);
    if (isRefusal(view)) return sendError(response, wireError(view));
    response.json(view);
  });

  router.post('/:code', json({ limit: BODY_MAX_BYTES }), async (request, response) => {
    response.setHeader('cache-control', 'no-store');
    const address = InviteAddress.safeParse(request.params);
    const said = SetPassword.safeParse(request.body);
    if (!address.success) return sendError(response, flaw(address.error));
    if (!said.success) return sendError(response, flaw(said.error));
    const outcome = await useInvite(desk, address.data.code, said.data.password, (password) =>
      recognition.keepsafe(password, { address: request.ip ?? '', isSignedIn: false }),
    );
    if (isRefusal(outcome)) return sendError(response, wireError(outcome));
    const { member, epoch } = outcome;
    // A link stands for a password, not for the second step.
    if (await secondSteps.isOn(member.account)) return void response.json({ ...shown(member), signIn: true });
    await forgetStatus(desk, member.account);
    await desk.audit.record({ by: member.account, act: 'sign_in' });
    if (!(await cookie.give(response, member.account, epoch))) return sendError(response, wireError(CHANGED));
    response.json({ ...shown(member), signIn: false });
  });

  return router;
}
