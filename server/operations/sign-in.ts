import { signInOperations as ask } from '../../protocol/operations/sign-in.ts';
import type { SignInWays } from '../../protocol/sign-in.ts';
import type { Session } from '../../protocol/http.ts';
import { accountOf, accountOfInvite, linkOwn } from '../actions/sign-in/recognise.ts';
import type { ProviderClient } from '../actions/sign-in/provider-client.ts';
import { PROVIDER_AWAY, PROVIDER_AWAY_ALONE } from '../actions/sign-in/provider-faults.ts';
import type { Needs } from '../actions/services.ts';
import { signOutEverywhere } from '../actions/team/account-watch.ts';
import { NO_SUCH_COLLEAGUE } from '../actions/team/change-team.ts';
import { hashOf, inviteOf } from '../actions/team/invite.ts';
import { forgetStatus } from '../actions/routing/attendance.ts';
import { DISABLED, type Claims, type Provider } from '../domain/account/identity.ts';
import { objectionToUnlink } from '../domain/account/team.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import {
  publicRoute,
  staffRoute,
  type HttpHandled,
  type Origin,
  type PublicCall,
} from '../entry/http/http-pipeline.ts';
import type { SignInCookies } from '../entry/http/sign-in-cookies.ts';
import type { DeskSettings } from '../live/desk-settings.ts';
import { emergencyIn } from '../settings/sign-in-in-force.ts';
import type { StaffMember } from '../storage/accounts/staff-store.ts';
import { CHANGED, sessionView, type AccountDeps } from './accounts.ts';
import { endPresent } from './present-session.ts';

/** What signing in by the identity provider needs besides. */
export interface SignInDeps extends AccountDeps {
  provider: ProviderClient;
  signIns: SignInCookies;
  /** Counts a request for which the provider is asked; false if there were too many from there. */
  mayAskProvider: (address: string) => Promise<boolean>;
}

type Services = Needs<
  | 'audit'
  | 'clock'
  | 'directory'
  | 'dispatcher'
  | 'presence'
  | 'rooms'
  | 'settings'
  | 'store.identities'
  | 'store.staff'
  | 'store.team'
  | 'visitorNames'
>;

/** How people sign in here, for whoever looks at the sign-in page. */
export function signInWays({ signIn }: DeskSettings): SignInWays {
  return { provider: signIn.provider?.name ?? null, passwords: signIn.passwordsOnlyFor === null };
}

/** Nobody is sent to a password where passwords are switched off. */
function worded({ signIn }: DeskSettings, refusal: Refusal): Refusal {
  return refusal === PROVIDER_AWAY && signIn.passwordsOnlyFor !== null ? PROVIDER_AWAY_ALONE : refusal;
}

/** Signing in by the company's identity provider. */
export function signInHandlers(services: Services, deps: SignInDeps): Record<keyof typeof ask, HttpHandled> {
  const { authenticator, cookie, provider: client, signIns, twoFactor } = deps;
  const { settings, store, audit } = services;

  /** Sends the browser to the provider, for whatever it is to come back. */
  const begin = async (
    { origin, response }: PublicCall<object, object>,
    what: Parameters<SignInCookies['begin']>[2]['for'],
    again = false,
  ): Promise<{ location: string } | Refusal> => {
    const { provider } = settings.signIn;
    if (provider === null) return NO_PROVIDER;
    if (!(await deps.mayAskProvider(origin.address))) return TOO_MANY;
    const outcome = await client.begin(provider, { again });
    if (isRefusal(outcome)) return worded(settings, outcome);
    signIns.begin(response, origin.cookies, { ...outcome.begun, for: what });
    return { location: outcome.location };
  };

  /** Opens the session of somebody who has proved all that is asked for. */
  const open = async (
    { origin, response }: PublicCall<object, object>,
    member: StaffMember,
    { issuer, epoch }: { issuer: string; epoch: number },
  ): Promise<Session | Refusal> => {
    await endPresent(services, deps.sessions, origin.cookies);
    await forgetStatus(services, member.account);
    await audit.record({ by: member.account, act: 'sign_in', details: { step: 'provider' } });
    const isGiven = await cookie.give(response, member.account, epoch, issuer);
    return isGiven ? sessionView(member) : CHANGED;
  };

  /** On record, except for what says nothing about anybody. */
  const refused = async (origin: Origin, member: StaffMember | null, refusal: Refusal): Promise<Refusal> => {
    const network = services.visitorNames.network(origin.address) ?? '';
    const about = member?.account ?? null;
    const details = { network, step: 'provider' };
    await audit.record({ by: null, act: 'sign_in_failed', about, details });
    return refusal;
  };

  const personOf = (
    what: Parameters<SignInCookies['begin']>[2]['for'],
    provider: Provider,
    claims: Claims,
  ): Promise<StaffMember | Refusal> => {
    const emergency = emergencyIn(settings.current());
    switch (what.is) {
      case 'session':
        return accountOf(services, { provider, emergency }, claims);
      case 'invite':
        return accountOfInvite(services, claims, { code: what.code, hash: hashOf(what.code) });
      case 'link':
        return linkOwn(services, claims, what.account);
    }
  };

  return {
    signInWays: publicRoute(ask.signInWays, () => Promise.resolve(signInWays(settings))),
    beginSignIn: publicRoute(ask.beginSignIn, async (call) => {
      const { invite, again } = call.input;
      if (invite === undefined) return begin(call, { is: 'session' }, again);
      const view = await inviteOf(services, invite);
      return isRefusal(view) ? view : begin(call, { is: 'invite', code: invite }, again);
    }),
    finishSignIn: publicRoute(ask.finishSignIn, async (call) => {
      const { origin, response, input } = call;
      const { provider } = settings.signIn;
      if (provider === null) return NO_PROVIDER;
      const state = new URLSearchParams(input.query).get('state') ?? '';
      const flow = signIns.take(response, origin.cookies, state);
      if (flow === null) return NOT_BEGUN;
      if (!(await deps.mayAskProvider(origin.address))) return TOO_MANY;
      const present = await deps.sessions.find(origin.cookies);
      const isTheirs = flow.for.is !== 'link' || isSession(present, flow.for);
      if (!isTheirs) return CHANGED;
      const claims = await client.finish(provider, flow, input.query);
      if (isRefusal(claims)) return worded(settings, claims);
      const member = await personOf(flow.for, provider, claims);
      if (isRefusal(member)) return refused(origin, null, member);
      const { account, sessionEpoch: epoch, disabledAt } = member;
      if (disabledAt !== null) return refused(origin, member, DISABLED);
      const { issuer } = claims;
      // Who links their account has just shown the second step with the password.
      const isCodeWanted =
        provider.asksSecondStep && flow.for.is !== 'link' && (await twoFactor.isOn(account));
      if (!isCodeWanted) return open(call, member, { issuer, epoch });
      signIns.await(response, { account, epoch, issuer });
      return CODE_WANTED;
    }),
    signInCode: publicRoute(ask.signInCode, async (call) => {
      const { origin, response, input } = call;
      const pending = signIns.awaited(origin.cookies);
      if (pending === null) return NOT_BEGUN;
      const member = await authenticator.proveCode({ account: pending.account, code: input.code, ...origin });
      if (isRefusal(member)) return member;
      signIns.over(response);
      return open(call, member, pending);
    }),
    ownIdentity: staffRoute(ask.ownIdentity, async ({ asker }) => {
      const [linked, member] = await Promise.all([
        store.identities.linked(),
        store.staff.find(asker.account),
      ]);
      return {
        provider: signInWays(settings).provider,
        linked: linked.has(asker.account),
        hasPassword: (member?.passwordHash ?? '') !== '',
      };
    }),
    linkIdentity: staffRoute(ask.linkIdentity, async (call) => {
      const { account } = call.asker;
      const member = await authenticator.authenticate({ account, ...call.input, ...call.origin });
      if (isRefusal(member)) return { ...member, field: member.field ?? 'password' };
      return begin(call, { is: 'link', account, epoch: call.session.epoch });
    }),
    unlinkIdentity: staffRoute(ask.unlinkIdentity, async ({ asker, address: { account } }) => {
      if ((await store.staff.find(account)) === null) return NO_SUCH_COLLEAGUE;
      const outcome = await store.identities.unlink(account, objectionToUnlink);
      if (typeof outcome !== 'boolean') return outcome;
      if (!outcome) return NOT_LINKED;
      await audit.record({ by: asker.account, act: 'identity_removed', about: account });
      await signOutEverywhere(services, account);
      return {};
    }),
  };
}

/** Whether this session is still the one that has asked for it. */
function isSession(
  session: { asker: { account: string }; epoch: number } | null,
  { account, epoch }: { account: string; epoch: number },
): boolean {
  return session?.asker.account === account && session.epoch === epoch;
}

const NO_PROVIDER = refuse('not_found', 'This desk has no identity provider. Sign in by password.');
const NOT_BEGUN = refuse(
  'conflict',
  'This sign-in was not begun in this browser, or too long ago. Start again.',
);
const NOT_LINKED = refuse('conflict', 'This colleague has no identity at the provider.');
const TOO_MANY = refuse(
  'rate_limited',
  'Too many sign-ins from your network; try again in a quarter of an hour.',
);
const CODE_WANTED: Refusal = {
  ...refuse('unauthorized', 'A code of the app is needed too.'),
  field: 'code',
};
