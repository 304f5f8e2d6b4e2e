import { teamOperations as ask } from '../../protocol/operations/accounts.ts';
import { accountChanged, signOutEverywhere } from '../actions/team/account-watch.ts';
import { forgetStatus } from '../actions/routing/attendance.ts';
import { recorded } from '../actions/audit/audit.ts';
import type { CaseServices } from '../actions/cases/change-case.ts';
import type { Needs } from '../actions/services.ts';
import type { TwoFactor } from '../actions/team/two-factor.ts';
import { addStaff, changeStaff, NO_SUCH_COLLEAGUE } from '../actions/team/change-team.ts';
import { exportTeam, importTeam } from '../actions/team/import-team.ts';
import { inviteOf, mailInvite, makeInvite, useInvite } from '../actions/team/invite.ts';
import { listTeam } from '../actions/team/list-team.ts';
import { returnCasesOfDisabled, returnChatsOfDisabled } from '../actions/team/disabled-accounts.ts';
import { mayReset, type Asker } from '../../protocol/rights.ts';
import { EMERGENCY } from '../domain/account/team.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { Download, publicRoute, staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';
import type { Authenticator } from '../entry/http/authenticator.ts';
import type { StaffMember } from '../storage/accounts/staff-store.ts';
import { CHANGED, sessionView, type AccountDeps } from './accounts.ts';
import { passwordRefused } from './present-session.ts';
import { signInWays } from './sign-in.ts';

/** The accounts of others. Leads look at the list and change the agents that they lead, administrators change everybody. */
export function teamHandlers(
  services: Needs<
    | CaseServices
    | 'audit'
    | 'dispatcher'
    | 'presence'
    | 'settings'
    | 'store.mail'
    | 'store.chats'
    | 'store.identities'
    | 'store.twoFactor'
    | 'store.staff'
    | 'store.team'
  >,
  {
    cookie,
    twoFactor,
    authenticator,
  }: Pick<AccountDeps, 'cookie' | 'twoFactor'> & { authenticator: Pick<Authenticator, 'hashPassword'> },
): Record<keyof typeof ask, HttpHandled> {
  /** Runs an action on a colleague's account; refuses if there is no such account. */
  const toMember = async <T extends object>(
    { account }: { account: string },
    act: (member: StaffMember) => Promise<T | Refusal>,
  ): Promise<T | Refusal> => {
    const member = await services.store.staff.find(account);
    return member ? act(member) : NO_SUCH_COLLEAGUE;
  };

  return {
    listTeam: staffRoute(ask.listTeam, ({ asker }) => listTeam(services, asker, services.rules.capacity)),
    addStaff: staffRoute(ask.addStaff, async ({ asker, input }) => {
      const { account, number, name, role } = input;
      const refused = unknownDepartment(services, input) ?? (await addStaff(services, input));
      if (refused) return refused;
      const details = { number, name, role };
      await recorded(services, {}, { by: asker.account, act: 'staff_added', about: account, details });
      await accountChanged(services, account);
      return mailInvite(services, await makeInvite(services, account), input);
    }),
    changeStaff: staffRoute(ask.changeStaff, async ({ asker, address, input }) => {
      const { account } = address;
      const unknown = unknownDepartment(services, input);
      if (unknown) return unknown;
      const isLowered = input.disabled === true || input.role !== undefined;
      if (isLowered && services.settings.signIn.passwordsOnlyFor === account) return EMERGENCY;
      const outcome = await changeStaff(services, asker, account, input);
      if (isRefusal(outcome)) return outcome;
      for (const act of outcome.acts) await recorded(services, {}, { by: asker.account, ...act });
      await accountChanged(services, account);
      if (input.disabled === true) {
        await returnChatsOfDisabled(services);
        await returnCasesOfDisabled(services);
      }
      return {};
    }),
    exportTeam: staffRoute(ask.exportTeam, async ({ asker }) => {
      const text = await exportTeam(services);
      await services.audit.record({ by: asker.account, act: 'exported', about: 'team' });
      return new Download('people.csv', 'text/csv; charset=utf-8', text);
    }),
    importTeam: staffRoute(ask.importTeam, ({ asker, input }) => importTeam(services, asker, input)),
    inviteStaff: staffRoute(ask.inviteStaff, ({ asker, address }) =>
      toMember(address, async (member) => {
        const { account, disabledAt } = member;
        if (disabledAt !== null) return refuse('conflict', 'This account is disabled. Enable it first.');
        const invited = await mailInvite(services, await makeInvite(services, account), member);
        return recorded(services, invited, { by: asker.account, act: 'staff_invited', about: account });
      }),
    ),
    endSessions: staffRoute(ask.endSessions, ({ asker, address }) =>
      toMember(address, async ({ account }) => {
        await services.audit.record({ by: asker.account, act: 'sessions_ended', about: account });
        await signOutEverywhere(services, account);
        return {};
      }),
    ),
    resetTwoFactor: staffRoute(ask.resetTwoFactor, ({ asker, address }) =>
      toMember(address, (member) => resetTwoFactor(services, twoFactor, asker, member)),
    ),
    seeInvite: publicRoute(ask.seeInvite, async ({ address }) => {
      const owner = await inviteOf(services, address.code);
      if (isRefusal(owner)) return owner;
      const { provider } = signInWays(services.settings);
      return { ...owner, provider, passwords: passwordRefused(services.settings, owner.account) === null };
    }),
    useInvite: publicRoute(ask.useInvite, async ({ address, input, origin, response }) => {
      const owner = await inviteOf(services, address.code);
      const off = isRefusal(owner) ? owner : passwordRefused(services.settings, owner.account);
      if (off) return off;
      const outcome = await useInvite(services, address.code, input.password, (password) =>
        authenticator.hashPassword(password, { address: origin.address, isSignedIn: false }),
      );
      if (isRefusal(outcome)) return outcome;
      const { member, epoch } = outcome;
      // A one-time link replaces the password, not the second factor.
      if (await twoFactor.isOn(member.account)) return { ...sessionView(member), signIn: true };
      await forgetStatus(services, member.account);
      await services.audit.record({ by: member.account, act: 'sign_in' });
      const isGiven = await cookie.give(response, member.account, epoch);
      return isGiven ? { ...sessionView(member), signIn: false } : CHANGED;
    }),
  };
}

/** Why somebody cannot belong to these departments; null if they can, or none are named. */
function unknownDepartment(
  { rules }: Needs<'rules'>,
  { departments = [] }: { departments?: readonly string[] | undefined },
): Refusal | null {
  const unknown = departments.find((id) => rules.departments?.has(id) !== true);
  if (unknown === undefined) return null;
  return { ...refuse('bad_request', `There is no department ${unknown}.`), field: 'departments' };
}

/**
 * Resets two-factor sign-in for a colleague who has lost their app. Ends their sessions: they sign in again with the
 * password.
 */
async function resetTwoFactor(
  services: Needs<'audit' | 'clock' | 'directory' | 'dispatcher' | 'rooms' | 'settings' | 'store.staff'>,
  twoFactor: TwoFactor,
  asker: Asker,
  member: StaffMember,
): Promise<object> {
  const { account } = member;
  if (!mayReset(asker, member))
    return refuse('forbidden', 'Leads do this for agents, administrators for others; nobody for themselves.');
  if (services.settings.signIn.passwordsOnlyFor === account) return EMERGENCY;
  if (!(await twoFactor.isOn(account))) return refuse('conflict', 'This colleague has no second step.');
  await services.audit.record({ by: asker.account, act: 'second_step_reset', about: account });
  await twoFactor.remove(account);
  await signOutEverywhere(services, account);
  return {};
}
