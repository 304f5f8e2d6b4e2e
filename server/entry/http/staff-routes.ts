import { Router } from 'express';
import type { StaffAccounts } from '../../../protocol/account.ts';
import type { Desk } from '../../actions/desk.ts';
import type { SecondSteps } from '../../actions/second-steps.ts';
import { signOutEverywhere } from '../../actions/sign-out.ts';
import { may, mayReset, type Asker } from '../../domain/access.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { wireError } from '../answer.ts';
import type { Sessions } from '../sessions.ts';
import { signedIn } from './chat-routes.ts';
import { sendError } from './respond.ts';

/** `/api/staff…`: what leads do with the accounts of others. */
export function staffRoutes(
  desk: Desk,
  { sessions, secondSteps }: { sessions: Sessions; secondSteps: SecondSteps },
): Router {
  const router = Router();
  router.get(
    '/',
    signedIn(sessions, async (asker, _request, response) => {
      if (!may(asker, 'manageAccounts', 'foreign')) return sendError(response, wireError(FOR_LEADS));
      const [staff, confirmed] = await Promise.all([
        desk.store.staff.all(),
        desk.store.secondSteps.confirmed(),
      ]);
      const accounts: StaffAccounts = {
        staff: staff.map(({ account, role, number, name }) => ({
          ...{ account, role, number, name },
          secondStep: confirmed.has(account),
        })),
      };
      response.json(accounts);
    }),
  );
  router.post(
    '/:account/second-step/reset',
    signedIn(sessions, async (asker, request, response) => {
      const outcome = await reset(desk, secondSteps, asker, String(request.params['account']));
      if (isRefusal(outcome)) return sendError(response, wireError(outcome));
      response.json(outcome);
    }),
  );
  return router;
}

/** Takes a lost app's second step off a colleague's account. Their sessions end: whoever has the password signs in anew. */
async function reset(
  desk: Desk,
  secondSteps: SecondSteps,
  asker: Asker,
  account: string,
): Promise<object | Refusal> {
  if (!may(asker, 'manageAccounts', 'foreign')) return FOR_LEADS;
  const member = await desk.store.staff.find(account);
  if (!member) return refuse('not_found', 'There is no such colleague.');
  if (!mayReset(asker, member))
    return refuse('forbidden', 'Leads do this for agents, administrators for others; nobody for themselves.');
  if (!(await secondSteps.isOn(account))) return refuse('conflict', 'This colleague has no second step.');
  await desk.audit.record({ by: asker.account, act: 'second_step_reset', about: account });
  await secondSteps.remove(account);
  await signOutEverywhere(desk, account);
  return {};
}

const FOR_LEADS = refuse('forbidden', 'Only leads see to the accounts of others.');
