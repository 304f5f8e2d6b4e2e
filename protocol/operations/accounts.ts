import {
  BeginTwoFactor,
  ChangePassword,
  ConfirmTwoFactor,
  EndTwoFactor,
  SignIn,
  type RecoveryCodes,
  type TwoFactorBegun,
  type TwoFactorState,
} from '../account.ts';
import type { Session } from '../http.ts';
import {
  AddStaff,
  ChangeStaff,
  InviteAddress,
  SetPassword,
  StaffAddress,
  type Invited,
  type InviteView,
  type StaffAccounts,
} from '../team.ts';
import { ImportTeam, type TeamCompared } from '../team-import.ts';
import { gives, http, httpAt, publicHttp, publicHttpAt, noInput } from './operation.ts';

/** A file of people, as JSON. */
const TEAM_FILE_MAX_BYTES = 1_000_000;

/** Signing in and out, and one's own account. */
export const accountOperations = {
  signIn: publicHttp('POST /api/session', {
    input: SignIn,
    output: gives<Session>(),
    audited: ['sign_in', 'sign_in_failed', 'recovery_code_used'],
  }),
  /** `setUp`: the desk is new, and whoever this is may set it up. */
  whoAmI: http('GET /api/session', {
    input: noInput,
    output: gives<Session & { setUp?: true }>(),
    needs: null,
  }),
  signOut: publicHttp('DELETE /api/session', {
    input: noInput,
    output: gives<object>(),
    audited: ['sign_out'],
    answers: 204,
  }),
  changePassword: http('POST /api/account/password', {
    input: ChangePassword,
    output: gives<object>(),
    needs: null,
    audited: ['password_changed', 'sign_in_failed'],
  }),
  signOutEverywhere: http('POST /api/account/sign-out-everywhere', {
    input: noInput,
    output: gives<object>(),
    needs: null,
    audited: ['sign_out_everywhere'],
    answers: 204,
  }),
  twoFactor: http('GET /api/account/second-step', {
    input: noInput,
    output: gives<TwoFactorState>(),
    needs: null,
  }),
  beginTwoFactor: http('POST /api/account/second-step', {
    input: BeginTwoFactor,
    output: gives<TwoFactorBegun>(),
    needs: null,
    audited: ['sign_in_failed'],
  }),
  confirmTwoFactor: http('POST /api/account/second-step/confirm', {
    input: ConfirmTwoFactor,
    output: gives<RecoveryCodes>(),
    needs: null,
    audited: ['second_step_on'],
  }),
  endTwoFactor: http('POST /api/account/second-step/off', {
    input: EndTwoFactor,
    output: gives<object>(),
    needs: null,
    audited: ['second_step_off', 'sign_in_failed', 'recovery_code_used'],
  }),
};

/** The accounts of others: leads look at the list and change the agents that they lead, administrators change everybody. */
export const teamOperations = {
  listTeam: http('GET /api/staff', {
    input: noInput,
    output: gives<StaffAccounts>(),
    needs: { desk: 'manageAccounts' },
  }),
  addStaff: http('POST /api/staff', {
    input: AddStaff,
    output: gives<Invited>(),
    needs: { desk: 'manageTeam' },
    audited: ['staff_added'],
    answers: 201,
  }),
  changeStaff: httpAt('PATCH /api/staff/:account', StaffAddress, {
    input: ChangeStaff,
    output: gives<object>(),
    needs: { desk: 'changeAgents' },
    audited: ['staff_changed', 'staff_disabled', 'staff_enabled'],
  }),
  /** Everybody as a CSV file, which can be changed and imported again. */
  exportTeam: http('GET /api/staff.csv', {
    input: noInput,
    output: gives<object>(),
    needs: { desk: 'manageTeam' },
    audited: ['exported'],
    answers: 'file',
  }),
  importTeam: http('POST /api/staff/import', {
    input: ImportTeam,
    output: gives<TeamCompared>(),
    needs: { desk: 'manageTeam' },
    audited: ['staff_added', 'staff_changed'],
    bodyMax: TEAM_FILE_MAX_BYTES,
  }),
  inviteStaff: httpAt('POST /api/staff/:account/invite', StaffAddress, {
    input: noInput,
    output: gives<Invited>(),
    needs: { desk: 'manageTeam' },
    audited: ['staff_invited'],
  }),
  endSessions: httpAt('POST /api/staff/:account/end-sessions', StaffAddress, {
    input: noInput,
    output: gives<object>(),
    needs: { desk: 'manageTeam' },
    audited: ['sessions_ended'],
  }),
  resetTwoFactor: httpAt('POST /api/staff/:account/second-step/reset', StaffAddress, {
    input: noInput,
    output: gives<object>(),
    needs: { desk: 'manageAccounts' },
    audited: ['second_step_reset'],
  }),
  /** Looking uses nothing up: mail scanners and previews open every address. */
  seeInvite: publicHttpAt('GET /api/invite/:code', InviteAddress, {
    input: noInput,
    output: gives<InviteView>(),
  }),
  /** `signIn`: a second step is still asked for. */
  useInvite: publicHttpAt('POST /api/invite/:code', InviteAddress, {
    input: SetPassword,
    output: gives<Session & { signIn: boolean }>(),
    audited: ['invite_used', 'sign_in'],
  }),
};
