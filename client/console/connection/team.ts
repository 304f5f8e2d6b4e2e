import type { Answer, WireError } from '../../../protocol/errors.ts';
import type { Session } from '../../../protocol/http.ts';
import type { Invited, InviteView, StaffAccount, StaffAccounts } from '../../../protocol/team.ts';
import { teamOperations as ask } from '../../../protocol/operations/accounts.ts';
import { call, fileAt } from './call.ts';
import { peopleOperations } from '../../../protocol/operations/lead.ts';
import type { ErasedView, EraseReason } from '../../../protocol/people.ts';

/** A colleague as the form gives them. `capacity` null: what the desk allows everybody. */
export interface Newcomer {
  account: string;
  number: string;
  name: string;
  role: StaffAccount['role'];
  capacity: number | null;
}

/** What can change about a colleague. */
export type MemberChange = Partial<Pick<Newcomer, 'name' | 'role' | 'capacity'> & { disabled: boolean }>;

/** Everybody's account, for leads. */
export function staffAccounts(): Promise<Answer<StaffAccounts>> {
  return call(ask.listTeam, {});
}

/** A new colleague, with the link by which they set their password. */
export function addMember({ capacity, ...rest }: Newcomer): Promise<Answer<Invited>> {
  return call(ask.addStaff, capacity === null ? rest : { ...rest, capacity });
}

/** Changes a colleague's account. */
export function changeMember(account: string, change: MemberChange): Promise<Answer<object>> {
  return call(ask.changeStaff, { account, ...change });
}

/** A new link; the ones before it are void. */
export function newLink(account: string): Promise<Answer<Invited>> {
  return call(ask.inviteStaff, { account });
}

/** Signs a colleague out everywhere. */
export function endSessions(account: string): Promise<Answer<object>> {
  return call(ask.endSessions, { account });
}

/** Takes the second step off a colleague's account, whose sessions end. */
export function resetTwoFactor(account: string): Promise<Answer<object>> {
  return call(ask.resetTwoFactor, { account });
}

/** Whose one-time link this is. Looking uses nothing up. */
export function whoseLink(code: string): Promise<Answer<InviteView>> {
  return call(ask.seeInvite, { code });
}

/** Sets one's password by a link. `signIn`: the second step is still to come. */
export function setPassword(code: string, password: string): Promise<Answer<Session & { signIn: boolean }>> {
  return call(ask.useInvite, { code, password });
}

/** Whether somebody who tried a link was refused because of the password, not of the link. */
export function isAboutPassword({ field }: WireError): boolean {
  return field === 'password';
}

/** Whether an act has made a new link. */
export function isInvited(answer: object): answer is Invited {
  return 'invite' in answer && 'until' in answer;
}

/** Erases everything of one person, and says what that came to; null if it could not be done. */
export async function erasePerson(id: string, reason: EraseReason): Promise<ErasedView | null> {
  const answer = await call(peopleOperations.erasePerson, { id, reason });
  return answer.ok ? answer.erased : null;
}

/** Where what is kept of a person can be downloaded. */
export function personFileAt(id: string, format: 'json' | 'html'): string {
  return fileAt(peopleOperations.exportPerson, { id, format });
}
