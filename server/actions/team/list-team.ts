import type { Asker } from '../../../protocol/rights.ts';
import type { AccountState, StaffAccounts } from '../../../protocol/team.ts';
import { isoOrNull, type Instant } from '../../domain/instant.ts';
import type { StaffMember } from '../../storage/accounts/staff-store.ts';
import type { Store } from '../../storage/store.ts';
import type { Accounts } from './change-team.ts';

type Kept = Accounts & { store: Pick<Store, 'identities' | 'twoFactor'> };

/** All accounts, also disabled ones, as `asker` sees them: mail addresses are for administrators alone. */
export async function listTeam(
  { store, clock }: Kept,
  asker: Pick<Asker, 'role'>,
  capacity: number,
): Promise<StaffAccounts> {
  const now = clock.now();
  const [staff, invites, sessions, confirmed, linked] = await Promise.all([
    store.staff.all(),
    store.team.openInvites(),
    store.team.sessions(now),
    store.twoFactor.confirmed(),
    store.identities.linked(),
  ]);
  return {
    capacity,
    staff: staff.map((member) => {
      const { account, role, number, name } = member;
      const invitedUntil = invites.get(account) ?? null;
      return {
        ...{ account, role, number, name, capacity: member.capacity },
        ...(asker.role === 'admin' ? { mail: member.mail } : {}),
        languages: [...member.languages],
        departments: member.departments.map(({ department }) => department),
        state: stateOf(member, linked.has(account), invitedUntil, now),
        linked: linked.has(account),
        invitedUntil: isoOrNull(invitedUntil),
        lastSignInAt: isoOrNull(member.lastSignInAt),
        secondStep: confirmed.has(account),
        sessions: sessions.get(account) ?? 0,
      };
    }),
  };
}

function stateOf(
  { disabledAt, passwordHash }: StaffMember,
  isLinked: boolean,
  invitedUntil: Instant | null,
  now: Instant,
): AccountState {
  if (disabledAt !== null) return 'disabled';
  if (passwordHash !== '' || isLinked) return 'active';
  return invitedUntil !== null && invitedUntil > now ? 'invited' : 'expired';
}
