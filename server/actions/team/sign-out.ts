import { accountChanged } from './account-watch.ts';
import type { Needs } from '../services.ts';

/**
 * Ends every session of somebody, and cuts every socket of theirs on whichever process. Gives the account's new epoch;
 * null, with nothing changed, if `from` is named and is over.
 */
export async function signOutEverywhere(
  services: Needs<'clock' | 'directory' | 'dispatcher' | 'rooms' | 'store.staff'>,
  account: string,
  from?: number,
): Promise<number | null> {
  const epoch = await services.store.staff.endSessionsOf(account, from);
  if (epoch !== null) await accountChanged(services, account);
  return epoch;
}
