import type { Needs } from '../services.ts';
import { followJob } from './follow-watch.ts';
import { every, type Job } from '../../lib/jobs.ts';
import { returnChatsOfDisabled } from './return-chats.ts';
import { verifiedJob, verificationExpiryJob } from '../visitors/verified-watch.ts';

/** From one look at the sessions to the next, in milliseconds. */
const LOOK_MS = 500;
/** From one reading of all staff to the next: `npm run staff` changes them behind every process. */
const READ_STAFF_MS = 2000;

/**
 * Look often whether what the sockets of this process were let in for still holds, whichever process or command has
 * changed it and whether or not word of it came through. `time` runs steadily, in milliseconds.
 */
export function rightsJobs(
  services: Needs<
    | 'chats'
    | 'clock'
    | 'directory'
    | 'epoch'
    | 'isShared'
    | 'rooms'
    | 'store.chats'
    | 'store.customers'
    | 'store.staff'
  >,
  time: () => number,
): Job[] {
  return [
    { name: 'sessions', run: every(LOOK_MS, time, () => cutUnentitled(services)) },
    { name: 'staff', run: every(READ_STAFF_MS, time, () => services.directory.readStaff()) },
    followJob(services, time),
    verifiedJob(services, time),
    verificationExpiryJob(services, time),
    { name: 'disabled', run: every(READ_STAFF_MS, time, () => returnChatsOfDisabled(services)) },
  ];
}

/**
 * To be called when a change to an account has been stored: role, disabled, password, sessions, name. Sockets that it no longer
 * entitles are cut here before this resolves, on the other processes as soon as they hear of it, and without Redis
 * within a second. Consoles come back by themselves, with the rights that they have then.
 */
export async function accountChanged(
  services: Needs<'clock' | 'directory' | 'dispatcher' | 'rooms' | 'store.staff'>,
  account: string,
): Promise<void> {
  services.directory.broadcastRightsChange(account);
  await accountChangedElsewhere(services);
  services.dispatcher.queueMoved();
}

/** As {@link accountChanged}, heard from another process. */
export async function accountChangedElsewhere(
  services: Needs<'clock' | 'directory' | 'rooms' | 'store.staff'>,
): Promise<void> {
  await Promise.all([cutUnentitled(services), services.directory.readStaff()]);
}

/** Cuts the sockets of this process whose session no longer counts, or whose account now has another role. */
async function cutUnentitled({
  rooms,
  store,
  clock,
}: Needs<'clock' | 'rooms' | 'store.staff'>): Promise<void> {
  const here = [...rooms.desk.sockets.values()];
  if (here.length === 0) return;
  const hashes = new Set(here.map(({ data }) => data.sessionHash));
  const live = await store.staff.liveSessions([...hashes], clock.now());
  for (const socket of here)
    if (live.get(socket.data.sessionHash)?.role !== socket.data.asker.role) socket.disconnect(true);
}

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
