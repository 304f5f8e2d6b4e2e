import type { Answer, WireError } from '../../../protocol/errors.ts';
import type { Session } from '../../../protocol/http.ts';
import type { Invited, InviteView, StaffAccount, StaffAccounts } from '../../../protocol/team.ts';
import type { TeamCompared } from '../../../protocol/team-import.ts';
import { teamOperations as ask } from '../../../protocol/operations/accounts.ts';
import { call, fileAt } from './call.ts';
import { peopleOperations } from '../../../protocol/operations/lead.ts';
import type { ErasedView, EraseReason } from '../../../protocol/people.ts';

/** A new colleague. `capacity` null: the desk's default. */
export interface Newcomer {
  account: string;
  number: string;
  name: string;
  role: StaffAccount['role'];
  capacity: number | null;
  /** The ids of all departments that they belong to. */
  departments?: string[];
  mail?: string | null;
  /** Tags such as `zh`. */
  languages?: string[];
}

/** A change of a colleague's account. */
export type MemberChange = Partial<
  Pick<Newcomer, 'name' | 'role' | 'capacity' | 'departments' | 'mail' | 'languages'> & { disabled: boolean }
>;

/** The accounts of all staff, for leads. */
export function staffAccounts(): Promise<Answer<StaffAccounts>> {
  return call(ask.listTeam, {});
}

/** Creates an account; the answer has the link for setting its password. */
export function addMember({ capacity, ...rest }: Newcomer): Promise<Answer<Invited>> {
  return call(ask.addStaff, capacity === null ? rest : { ...rest, capacity });
}

/** Changes a colleague's account. */
export function changeMember(account: string, change: MemberChange): Promise<Answer<object>> {
  return call(ask.changeStaff, { account, ...change });
}

/** Where everybody is fetched as a CSV file. */
export const TEAM_FILE = fileAt(ask.exportTeam, {});

/** What a file of people would change, or, with the name of that comparison, changes it. */
export function importTeam(text: string, version: string | null): Promise<Answer<TeamCompared>> {
  return call(ask.importTeam, version === null ? { text, apply: false } : { text, apply: true, version });
}

/** Creates a new link and invalidates earlier ones. */
export function newLink(account: string): Promise<Answer<Invited>> {
  return call(ask.inviteStaff, { account });
}

/** Ends all sessions of a colleague. */
export function endSessions(account: string): Promise<Answer<object>> {
  return call(ask.endSessions, { account });
}

/** Turns two-factor sign-in off for a colleague and ends their sessions. */
export function resetTwoFactor(account: string): Promise<Answer<object>> {
  return call(ask.resetTwoFactor, { account });
}

/** Whose one-time link this is. Does not use the link up. */
export function whoseLink(code: string): Promise<Answer<InviteView>> {
  return call(ask.seeInvite, { code });
}

/** Sets the password by a one-time link. `signIn`: the person still has to sign in, with a two-factor code. */
export function setPassword(code: string, password: string): Promise<Answer<Session & { signIn: boolean }>> {
  return call(ask.useInvite, { code, password });
}

/** Whether a link was refused because of the password, not because of the link. */
export function isAboutPassword({ field }: WireError): boolean {
  return field === 'password';
}

/** Whether an answer contains a new link. */
export function isInvited(answer: object): answer is Invited {
  return 'invite' in answer && 'until' in answer;
}

/** Erases all data of a person. Resolves with what was erased, or null if it was refused. */
export async function erasePerson(id: string, reason: EraseReason): Promise<ErasedView | null> {
  const answer = await call(peopleOperations.erasePerson, { id, reason });
  return answer.ok ? answer.erased : null;
}

/** The address of a person's data as a file. */
export function personFileAt(id: string, format: 'json' | 'html'): string {
  return fileAt(peopleOperations.exportPerson, { id, format });
}
