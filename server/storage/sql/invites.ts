import type { Transaction } from 'kysely';
import type { Tables } from '../schema.ts';

/**
 * Links of this account that have not been used can be used no more: with a newer one, a new password, its sessions
 * ended or the account disabled. To be called once the account's row is locked.
 */
export async function endInvites(db: Transaction<Tables>, account: string): Promise<void> {
  await db
    .updateTable('invites')
    .set({ ended: 'replaced' })
    .where('account', '=', account)
    .where('ended', 'is', null)
    .execute();
}
