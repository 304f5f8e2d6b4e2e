import type { Asker } from '../../../protocol/rights.ts';
import { leads } from '../../../protocol/team.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Instant } from '../instant.ts';

/** An account as far as the rules about teams look at it. */
export interface TeamMember {
  account: string;
  role: Asker['role'];
  /** False while they were only invited. */
  hasPassword: boolean;
  /** Whether they are known by an identity provider. */
  isLinked: boolean;
  disabledAt: Instant | null;
  departments: readonly string[];
}

/** A requested change of an account. */
export interface TeamChange {
  name?: string | undefined;
  capacity?: number | null | undefined;
  departments?: readonly string[] | undefined;
  languages?: readonly string[] | undefined;
  mail?: string | null | undefined;
  role?: Asker['role'] | undefined;
  disabled?: boolean | undefined;
}

/**
 * Why a change must not be made; null if it may; `asker` is null at the shell. Nobody changes their own role or disables themselves, and at least one
 * administrator can always sign in.
 */
export function objectionToChange(
  asker: Asker | null,
  member: TeamMember,
  change: TeamChange,
  team: readonly TeamMember[],
): Refusal | null {
  if (asker !== null && asker.role !== 'admin') return objectionToLead(asker, member, change, team);
  if (!lowers(member, change)) return null;
  const left = team.some((one) => one.account !== member.account && isWorkingAdmin(one));
  if (isWorkingAdmin(member) && !left) return LAST_ADMIN;
  return member.account === asker?.account ? NOT_ONESELF : null;
}

/** A lead changes agents of the departments that they lead, and moves them among these alone. */
function objectionToLead(
  { account }: Asker,
  member: TeamMember,
  change: TeamChange,
  team: readonly TeamMember[],
): Refusal | null {
  const lead = team.find((one) => one.account === account);
  if (lead === undefined || !leads(lead, member)) return NOT_LED;
  const { role, disabled, mail } = change;
  if (role !== undefined || disabled !== undefined || mail !== undefined) return ADMINS_ONLY;
  const { departments } = change;
  if (departments === undefined || lead.departments.length === 0) return null;
  const moved = [
    ...departments.filter((one) => !member.departments.includes(one)),
    ...member.departments.filter((one) => !departments.includes(one)),
  ];
  return moved.every((one) => lead.departments.includes(one)) ? null : NOT_LED_THERE;
}

/** Why the emergency account must stay as it is while everybody else signs in by the identity provider alone. */
export const EMERGENCY = refuse(
  'conflict',
  'This is the emergency account, and passwords are off for all others. Name another emergency account first.',
);

/** Why an account must keep its identity: without it the last administrator could not sign in. */
export function objectionToUnlink(member: TeamMember, team: readonly TeamMember[]): Refusal | null {
  if (member.hasPassword || !isWorkingAdmin(member)) return null;
  return team.some((one) => one.account !== member.account && isWorkingAdmin(one)) ? null : LAST_ADMIN;
}

function lowers(member: TeamMember, { role, disabled }: TeamChange): boolean {
  return (role !== undefined && role !== member.role) || (disabled === true && member.disabledAt === null);
}

/** Invited people and disabled accounts cannot let anybody back in. */
function isWorkingAdmin({ role, hasPassword, isLinked, disabledAt }: TeamMember): boolean {
  return role === 'admin' && (hasPassword || isLinked) && disabledAt === null;
}

const LAST_ADMIN = refuse(
  'conflict',
  'This is the last administrator who can sign in. Make somebody else an administrator first.',
);
/** Leads have no say about others than the agents whom they lead. */
export const NOT_LED = refuse('forbidden', 'Leads change only the agents of their departments.');
const NOT_LED_THERE = refuse('forbidden', 'Leads move agents only among their own departments.');
const ADMINS_ONLY = refuse(
  'forbidden',
  'Only administrators change roles and email addresses, and disable accounts.',
);
const NOT_ONESELF = refuse(
  'conflict',
  'Nobody changes their own role or disables their own account. Ask another administrator.',
);
