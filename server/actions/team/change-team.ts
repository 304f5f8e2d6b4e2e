import type { z } from 'zod';
import type { AuditAct, AuditView } from '../../../protocol/audit.ts';
import type { AddStaff, ChangeStaff } from '../../../protocol/team.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { objectionToChange } from '../../domain/account/team.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { UNCHOSEN } from '../../domain/status/standing.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Store } from '../../storage/store.ts';

type Added = z.output<typeof AddStaff>;
const TAKEN = {
  account: 'This account has been given to somebody before. Choose another.',
  number: 'This number has been given to somebody before. Choose another.',
  mail: 'A colleague already has this email address.',
} as const;

type Change = z.output<typeof ChangeStaff>;

/** Adds a colleague without a password. Accounts and numbers are never reused, not even after somebody has left. */
export async function addStaff({ store }: Accounts, said: Added): Promise<Refusal | null> {
  const taken = await store.team.add({ ...said, capacity: said.capacity ?? null });
  if (taken === null) return null;
  return { ...refuse('conflict', TAKEN[taken]), field: taken };
}

/**
 * Changes an account on behalf of `by`, an administrator or somebody who leads them; null for the command line. Disabling an account ends its
 * sessions. Returns the audit lines.
 */
export async function changeStaff(
  { store, clock }: Accounts,
  by: Asker | null,
  account: string,
  change: Change,
): Promise<{ acts: TeamAct[] } | Refusal> {
  const before = await store.team.change(account, change, clock.now(), (member, team) =>
    objectionToChange(by, member, change, team),
  );
  if (before === null) return NO_SUCH_COLLEAGUE;
  if (before === 'mail') return { ...refuse('conflict', TAKEN.mail), field: 'mail' };
  if (isRefusal(before)) return before;
  const { disabled, ...rest } = change;
  const isDisabling = disabled === true && before.disabledAt === null;
  const isEnabling = disabled === false && before.disabledAt !== null;
  if (isDisabling) {
    // Else sessions of before would count again once the account is enabled.
    await store.staff.endSessionsOf(account);
    await store.staff.setStatus(account, UNCHOSEN, clock.now());
  }
  return {
    acts: [
      ...(Object.keys(rest).length > 0 ? [act('staff_changed', account, detailsOf(rest))] : []),
      ...(isDisabling ? [act('staff_disabled', account)] : []),
      ...(isEnabling ? [act('staff_enabled', account)] : []),
    ],
  };
}

/** One line for the record. */
export interface TeamAct {
  act: AuditAct;
  about: string;
  details?: AuditView['details'];
}

function act(name: AuditAct, about: string, details?: AuditView['details']): TeamAct {
  return details === undefined ? { act: name, about } : { act: name, about, details };
}

/** A capacity that is taken back is on record as the desk's; of a mail address only that it was changed. */
export function detailsOf(change: Omit<Change, 'disabled'>): AuditView['details'] {
  const { name, role, capacity, departments, mail, languages } = change;
  return {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(capacity === undefined ? {} : { capacity: capacity ?? 'default' }),
    ...(departments === undefined ? {} : { departments: departments.join(', ') }),
    ...(mail === undefined ? {} : { mail: true }),
    ...(languages === undefined ? {} : { languages: languages.join(', ') }),
  };
}

/** The refusal for an account that does not exist. */
export const NO_SUCH_COLLEAGUE = refuse('not_found', 'There is no such colleague.');

/** The services that managing accounts needs; few, so that a command can do it while a desk is running. */
export interface Accounts {
  store: Pick<Store, 'staff' | 'team'>;
  clock: Clock;
}
