import { accountOperations as ask } from '../../protocol/operations/accounts.ts';
import type { Session } from '../../protocol/http.ts';
import { accountChanged, signOutEverywhere } from '../actions/team/account-watch.ts';
import { forgetStatus } from '../actions/routing/attendance.ts';
import type { Needs } from '../actions/services.ts';
import type { TwoFactor } from '../actions/team/two-factor.ts';
import { may } from '../../protocol/rights.ts';
import { EMERGENCY } from '../domain/account/team.ts';
import { SET_UP_KEY, setUpIn } from '../domain/account/set-up.ts';
import { PASSWORD_SENTENCES, passwordFault } from '../domain/account/password-rules.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { publicRoute, staffRoute, type HttpHandled, type StaffCall } from '../entry/http/http-pipeline.ts';
import type { Authenticator } from '../entry/http/authenticator.ts';
import type { SessionCookie } from '../entry/http/session-cookie.ts';
import type { Sessions } from '../entry/sessions.ts';
import type { StaffMember } from '../storage/accounts/staff-store.ts';
import { endPresent, passwordRefused } from './present-session.ts';

/** What signing in and the own account need besides the desk. */
export interface AccountDeps {
  sessions: Sessions;
  cookie: SessionCookie;
  authenticator: Authenticator;
  twoFactor: TwoFactor;
}

/** The password was changed, say, while the old one was being checked. */
export const CHANGED = refuse('unauthorized', 'This account has just been changed; please sign in again.');

/** The session as the console gets it. */
export function sessionView({ account, role, number, name }: StaffMember): Session {
  return { account, role, number, name };
}

const NO_PASSWORD = refuse(
  'conflict',
  'This account has no password here. Ask an administrator for a one-time link if you need one.',
);

/** Sign-in and sign-out, and one's own account, for every role. */
export function accountHandlers(
  services: Needs<
    | 'audit'
    | 'clock'
    | 'directory'
    | 'dispatcher'
    | 'presence'
    | 'rooms'
    | 'settings'
    | 'store.staff'
    | 'store.team'
  >,
  { sessions, cookie, authenticator, twoFactor }: AccountDeps,
): Record<keyof typeof ask, HttpHandled> {
  const proves = async ({ asker: { account }, origin }: StaffCall<object, object>, password: string) => {
    const member = await services.store.staff.find(account);
    if (member?.passwordHash === '') return NO_PASSWORD;
    return authenticator.reauthenticate({ account, password, ...origin });
  };
  /** After all sessions were ended, this browser gets a new one, in the epoch that has begun. */
  const signInAnew = async (
    { asker, response, session: { issuer } }: StaffCall<object, object>,
    epoch: number,
  ): Promise<Refusal | null> =>
    (await cookie.give(response, asker.account, epoch, issuer)) ? null : CHANGED;

  return {
    signIn: publicRoute(ask.signIn, async ({ input, origin, response }) => {
      const off = passwordRefused(services.settings, input.account);
      if (off) return off;
      const member = await authenticator.authenticate({ ...input, ...origin });
      if (isRefusal(member)) return member;
      await endPresent(services, sessions, origin.cookies);
      await forgetStatus(services, member.account);
      await services.audit.record({ by: member.account, act: 'sign_in' });
      const isGiven = await cookie.give(response, member.account, member.sessionEpoch);
      return isGiven ? sessionView(member) : CHANGED;
    }),
    whoAmI: staffRoute(ask.whoAmI, async ({ asker }) => {
      const member = await services.store.staff.find(asker.account);
      if (!member) return refuse('unauthorized', 'Please sign in.');
      const isNew = may(asker, 'manageSettings') && setUpIn(services.settings.stored(SET_UP_KEY)) !== null;
      return { ...sessionView(member), ...(isNew ? { setUp: true as const } : {}) };
    }),
    signOut: publicRoute(ask.signOut, async ({ origin, response }) => {
      const account = await endPresent(services, sessions, origin.cookies);
      if (account !== null) {
        await forgetStatus(services, account);
        await services.audit.record({ by: account, act: 'sign_out' });
      }
      cookie.take(response);
      return {};
    }),
    changePassword: staffRoute(ask.changePassword, async (call) => {
      const { password, next } = call.input;
      const member = await proves(call, password);
      if (isRefusal(member)) return { ...member, field: 'password' };
      const fault = passwordFault(next, [member.account, member.number, member.name]);
      if (fault) return { ...refuse('bad_request', PASSWORD_SENTENCES[fault]), field: 'next' };
      const { account } = member;
      const kept = await authenticator.hashPassword(next, { address: call.origin.address, isSignedIn: true });
      if (typeof kept !== 'string') return kept;
      await services.audit.record({ by: account, act: 'password_changed' });
      // Of two who change it at once, or while this session was being ended, one has been too late.
      const epoch = await services.store.staff.setPassword(account, kept, call.session.epoch);
      if (epoch === null) return CHANGED;
      await accountChanged(services, account);
      return (await signInAnew(call, epoch)) ?? {};
    }),
    signOutEverywhere: staffRoute(ask.signOutEverywhere, async ({ asker: { account }, response }) => {
      await services.audit.record({ by: account, act: 'sign_out_everywhere' });
      await signOutEverywhere(services, account);
      await forgetStatus(services, account);
      cookie.take(response);
      return {};
    }),
    twoFactor: staffRoute(ask.twoFactor, ({ asker }) => twoFactor.stateOf(asker.account)),
    beginTwoFactor: staffRoute(ask.beginTwoFactor, async (call) => {
      const member = await proves(call, call.input.password);
      if (isRefusal(member)) return { ...member, field: 'password' };
      return twoFactor.begin(member.account);
    }),
    confirmTwoFactor: staffRoute(ask.confirmTwoFactor, async (call) => {
      const { account } = call.asker;
      const done = await twoFactor.confirm(account, call.input.code);
      if (isRefusal(done)) return done;
      await services.audit.record({ by: account, act: 'second_step_on' });
      const next = await signOutEverywhere(services, account, call.session.epoch);
      return next === null ? CHANGED : ((await signInAnew(call, next)) ?? done);
    }),
    endTwoFactor: staffRoute(ask.endTwoFactor, async ({ asker: { account }, input, origin }) => {
      // With passwords off, its second step is what stands between the desk and whoever guesses the last password.
      if (services.settings.signIn.passwordsOnlyFor === account) return EMERGENCY;
      const member = await authenticator.authenticate({ account, ...input, ...origin });
      if (isRefusal(member)) return { ...member, field: member.field ?? 'password' };
      await services.audit.record({ by: account, act: 'second_step_off' });
      await twoFactor.remove(account);
      return {};
    }),
  };
}
