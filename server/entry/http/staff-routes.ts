import { json, Router, type Request, type RequestHandler, type Response } from 'express';
import { BODY_MAX_BYTES } from '../../../protocol/limits.ts';
import { AddStaff, ChangeStaff, StaffAddress } from '../../../protocol/team.ts';
import { accountChanged } from '../../actions/account-watch.ts';
import { recorded } from '../../actions/audit.ts';
import type { Desk } from '../../actions/desk.ts';
import type { SecondSteps } from '../../actions/second-steps.ts';
import { signOutEverywhere } from '../../actions/sign-out.ts';
import { addStaff, changeStaff, NO_SUCH_COLLEAGUE } from '../../actions/team/change-team.ts';
import { makeInvite } from '../../actions/team/invite.ts';
import { listTeam } from '../../actions/team/list-team.ts';
import { returnChatsOfDisabled } from '../../actions/team/return-chats.ts';
import { may, mayReset, type Ability, type Asker } from '../../domain/access.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { StaffMember } from '../../storage/staff-store.ts';
import { flaw, wireError } from '../answer.ts';
import type { Sessions } from '../sessions.ts';
import { signedIn } from './chat-routes.ts';
import { sendError } from './respond.ts';

/** `/api/staff…`: the accounts of others. Leads look at the list, administrators change it. */
export function staffRoutes(
  desk: Desk,
  { sessions, secondSteps }: { sessions: Sessions; secondSteps: SecondSteps },
): Router {
  const router = Router();
  const body = json({ limit: BODY_MAX_BYTES });
  const asked = (ability: Managing, act: Act): RequestHandler =>
    signedIn(sessions, async (asker, request, response) => {
      response.setHeader('cache-control', 'no-store');
      if (!may(asker, ability, 'foreign')) return sendError(response, wireError(NOT_FOR_YOU[ability]));
      const outcome = await act(asker, request, response);
      if (isRefusal(outcome)) return sendError(response, wireError(outcome));
      response.json(outcome);
    });
  const onMember = (ability: Managing, act: (asker: Asker, member: StaffMember) => Promise<object>) =>
    asked(ability, async (asker, request) => {
      const address = StaffAddress.safeParse(request.params);
      const member = address.success && (await desk.store.staff.find(address.data.account));
      return member ? act(asker, member) : NO_SUCH_COLLEAGUE;
    });

  router.get(
    '/',
    asked('manageAccounts', () => listTeam(desk, desk.rules.capacity)),
  );
  router.post(
    '/',
    body,
    asked('manageTeam', async (asker, request, response) => {
      const said = AddStaff.safeParse(request.body);
      if (!said.success) return flawed(said.error);
      const { account, number, name, role } = said.data;
      const refused = await addStaff(desk, said.data);
      if (refused) return refused;
      const details = { number, name, role };
      await recorded(desk, {}, { by: asker.account, act: 'staff_added', about: account, details });
      await accountChanged(desk, account);
      response.status(201);
      return makeInvite(desk, account);
    }),
  );
  router.patch(
    '/:account',
    body,
    asked('manageTeam', async (asker, request) => {
      const address = StaffAddress.safeParse(request.params);
      if (!address.success) return NO_SUCH_COLLEAGUE;
      const said = ChangeStaff.safeParse(request.body);
      if (!said.success) return flawed(said.error);
      return change(desk, asker, address.data.account, said.data);
    }),
  );
  router.post(
    '/:account/invite',
    onMember('manageTeam', async (asker, { account, disabledAt }) => {
      if (disabledAt !== null) return refuse('conflict', 'This account is disabled. Enable it first.');
      const invited = await makeInvite(desk, account);
      return recorded(desk, invited, { by: asker.account, act: 'staff_invited', about: account });
    }),
  );
  router.post(
    '/:account/end-sessions',
    onMember('manageTeam', async (asker, { account }) => {
      await desk.audit.record({ by: asker.account, act: 'sessions_ended', about: account });
      await signOutEverywhere(desk, account);
      return {};
    }),
  );
  router.post(
    '/:account/second-step/reset',
    onMember('manageAccounts', (asker, member) => resetSecondStep(desk, secondSteps, asker, member)),
  );
  return router;
}

type Managing = Extract<Ability, 'manageAccounts' | 'manageTeam'>;
type Act = (asker: Asker, request: Request, response: Response) => Promise<object>;

async function change(
  desk: Desk,
  asker: Asker,
  account: string,
  said: Parameters<typeof changeStaff>[3],
): Promise<object> {
  const outcome = await changeStaff(desk, asker.account, account, said);
  if (isRefusal(outcome)) return outcome;
  for (const act of outcome.acts) await recorded(desk, {}, { by: asker.account, ...act });
  await accountChanged(desk, account);
  if (said.disabled === true) await returnChatsOfDisabled(desk);
  return {};
}

/** Takes a lost app's second step off a colleague's account. Their sessions end: whoever has the password signs in anew. */
async function resetSecondStep(
  desk: Desk,
  secondSteps: SecondSteps,
  asker: Asker,
  member: StaffMember,
): Promise<object> {
  const { account } = member;
  if (!mayReset(asker, member))
    return refuse('forbidden', 'Leads do this for agents, administrators for others; nobody for themselves.');
  if (!(await secondSteps.isOn(account))) return refuse('conflict', 'This colleague has no second step.');
  await desk.audit.record({ by: asker.account, act: 'second_step_reset', about: account });
  await secondSteps.remove(account);
  await signOutEverywhere(desk, account);
  return {};
}

function flawed(error: Parameters<typeof flaw>[0]): Refusal {
  const { code, ...rest } = flaw(error);
  return { refused: code, ...rest };
}

const FOR_LEADS = refuse('forbidden', 'Only leads see to the accounts of others.');
const FOR_ADMINS = refuse('forbidden', 'Only administrators change the team.');
const NOT_FOR_YOU: Record<Managing, Refusal> = {
  manageAccounts: FOR_LEADS,
  manageTeam: FOR_ADMINS,
};
