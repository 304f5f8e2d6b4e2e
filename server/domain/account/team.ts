import type { Asker } from '../../../protocol/rights.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Instant } from '../instant.ts';

/** An account as far as the rules about teams look at it. */
export interface TeamMember {
  account: string;
  role: Asker['role'];
  /** False while they were only invited. */
  hasPassword: boolean;
  disabledAt: Instant | null;
}

/** A requested change of an account. */
export interface TeamChange {
  role?: Asker['role'] | undefined;
  disabled?: boolean | undefined;
}

/**
 * Why a change must not be made; null if it may. Nobody changes their own role or disables themselves, and at least one
 * administrator can always sign in.
 */
export function objectionToChange(
  asker: string | null,
  member: TeamMember,
  change: TeamChange,
  team: readonly TeamMember[],
): Refusal | null {
  if (!lowers(member, change)) return null;
  const left = team.some((one) => one.account !== member.account && isWorkingAdmin(one));
  if (isWorkingAdmin(member) && !left) return LAST_ADMIN;
  return member.account === asker ? NOT_ONESELF : null;
}

function lowers(member: TeamMember, { role, disabled }: TeamChange): boolean {
  return (role !== undefined && role !== member.role) || (disabled === true && member.disabledAt === null);
}

/** Invited people and disabled accounts cannot let anybody back in. */
function isWorkingAdmin({ role, hasPassword, disabledAt }: TeamMember): boolean {
  return role === 'admin' && hasPassword && disabledAt === null;
}

const LAST_ADMIN = refuse(
  'conflict',
  'This is the last administrator who can sign in. Make somebody else an administrator first.',
);
const NOT_ONESELF = refuse(
  'conflict',
  'Nobody changes their own role or disables their own account. Ask another administrator.',
);
