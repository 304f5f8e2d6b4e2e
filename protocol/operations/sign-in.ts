import type { Session } from '../http.ts';
import {
  BeginSignIn,
  FinishSignIn,
  LinkIdentity,
  SignInCode,
  type OwnIdentity,
  type SignInBegun,
  type SignInWays,
} from '../sign-in.ts';
import { StaffAddress } from '../team.ts';
import { gives, http, httpAt, noInput, publicHttp } from './operation.ts';

/** Signing in by the company's identity provider, and which of its people an account belongs to. */
export const signInOperations = {
  signInWays: publicHttp('GET /api/sign-in', { input: noInput, output: gives<SignInWays>() }),
  beginSignIn: publicHttp('POST /api/sign-in', { input: BeginSignIn, output: gives<SignInBegun>() }),
  /** Refused with the field `code` if the desk's second step is still to come. */
  finishSignIn: publicHttp('POST /api/sign-in/finish', {
    input: FinishSignIn,
    output: gives<Session>(),
    audited: ['sign_in', 'sign_in_failed', 'identity_linked', 'staff_added', 'invite_used'],
  }),
  signInCode: publicHttp('POST /api/sign-in/code', {
    input: SignInCode,
    output: gives<Session>(),
    audited: ['sign_in', 'sign_in_failed', 'recovery_code_used'],
  }),
  ownIdentity: http('GET /api/account/identity', {
    input: noInput,
    output: gives<OwnIdentity>(),
    needs: null,
  }),
  /** Leads to the provider; `finishSignIn` then links the account of this session. */
  linkIdentity: http('POST /api/account/identity', {
    input: LinkIdentity,
    output: gives<SignInBegun>(),
    needs: null,
    audited: ['sign_in_failed', 'recovery_code_used'],
  }),
  /** Takes the identity of a colleague away, and ends their sessions. */
  unlinkIdentity: httpAt('POST /api/staff/:account/unlink', StaffAddress, {
    input: noInput,
    output: gives<object>(),
    needs: { desk: 'manageTeam' },
    audited: ['identity_removed'],
  }),
};
