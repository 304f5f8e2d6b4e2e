import type { Invited, StaffAccounts } from '../../protocol/team.ts';
import type { Audit } from '../../server/actions/audit/audit.ts';
import {
  type Accounts,
  addStaff,
  changeStaff,
  NO_SUCH_COLLEAGUE,
} from '../../server/actions/team/change-team.ts';
import { makeInvite } from '../../server/actions/team/invite.ts';
import { listTeam } from '../../server/actions/team/list-team.ts';
import { isRefusal } from '../../server/domain/refusal.ts';
import type { Store } from '../../server/storage/store.ts';
import type { Wanted } from './wanted.ts';

/** What was asked for cannot be read, or is not done. One clear sentence, or how the command is used. */
export class StaffRefused extends Error {
  override name = 'StaffRefused';
}

/** The accounts of a desk, with its record. */
export interface AtShell extends Accounts {
  store: Pick<Store, 'identities' | 'staff' | 'team' | 'twoFactor'>;
  audit: Pick<Audit, 'record'>;
  /** Chats at once of whoever has no number of their own. */
  capacity: number;
}

/** What a command came to. */
export type Outcome = StaffAccounts | Invited | { account: string };

/** On the record, whoever has the shell is the system. */
const SYSTEM = 'system';

/** Does what the shell wants and puts it on record. Throws {@link StaffRefused}. */
export async function perform(at: AtShell, asked: Wanted): Promise<Outcome> {
  switch (asked.what) {
    case 'list':
      return listTeam(at, { role: 'admin' }, at.capacity);
    case 'add':
      return add(at, asked.said);
    case 'reset-password':
      return invite(at, asked.account);
    case 'disable':
    case 'enable': {
      const outcome = await changeStaff(at, null, asked.account, { disabled: asked.what === 'disable' });
      if (isRefusal(outcome)) throw new StaffRefused(outcome.message);
      for (const act of outcome.acts) await at.audit.record({ by: SYSTEM, ...act });
      return { account: asked.account };
    }
  }
}

async function add(at: AtShell, said: Extract<Wanted, { what: 'add' }>['said']): Promise<Invited> {
  const refused = await addStaff(at, said);
  if (refused) throw new StaffRefused(refused.message);
  const { account, number, name, role } = said;
  await at.audit.record({ by: SYSTEM, act: 'staff_added', about: account, details: { number, name, role } });
  return makeInvite(at, account);
}

async function invite(at: AtShell, account: string): Promise<Invited> {
  const member = await at.store.staff.find(account);
  if (!member) throw new StaffRefused(NO_SUCH_COLLEAGUE.message);
  if (member.disabledAt !== null) throw new StaffRefused('This account is disabled. Enable it first.');
  await at.audit.record({ by: SYSTEM, act: 'staff_invited', about: account });
  return makeInvite(at, account);
}
