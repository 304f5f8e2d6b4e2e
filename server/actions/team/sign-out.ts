import { accountChanged } from './account-watch.ts';
import type { Desk } from '../desk.ts';

/**
 * Ends every session of somebody, and cuts every socket of theirs on whichever process. Gives the account's new epoch;
 * null, with nothing changed, if `from` is named and is over.
 */
export async function signOutEverywhere(desk: Desk, account: string, from?: number): Promise<number | null> {
  const epoch = await desk.store.staff.endSessionsOf(account, from);
  if (epoch !== null) await accountChanged(desk, account);
  return epoch;
}
