import type { Needs } from '../services.ts';
import { followJob } from './follow-watch.ts';
import { every, type Job } from '../../lib/jobs.ts';
import type { CaseServices } from '../cases/change-case.ts';
import { returnCasesOfDisabled, returnChatsOfDisabled } from './disabled-accounts.ts';
import { verifiedJob, verificationExpiryJob } from '../visitors/verified-watch.ts';

/** From one look at the sessions to the next, in milliseconds. */
const LOOK_MS = 500;
/** Interval between reads of all staff (ms): `npm run staff` changes them without notice. */
const READ_STAFF_MS = 2000;

/**
 * Jobs that check whether the sockets of this process are still entitled to their rights, whichever process or command
 * changed them, with or without a message about it. `time` is monotonic, ms.
 */
export function rightsJobs(
  services: Needs<
    CaseServices | 'dispatcher' | 'epoch' | 'isShared' | 'store.chats' | 'store.customers' | 'store.staff'
  >,
  time: () => number,
): Job[] {
  return [
    { name: 'sessions', run: every(LOOK_MS, time, () => cutUnentitled(services)) },
    { name: 'staff', run: every(READ_STAFF_MS, time, () => readStaff(services)) },
    followJob(services, time),
    verifiedJob(services, time),
    verificationExpiryJob(services, time),
    { name: 'disabled', run: every(READ_STAFF_MS, time, () => returnChatsOfDisabled(services)) },
    { name: 'disabled_cases', run: every(READ_STAFF_MS, time, () => returnCasesOfDisabled(services)) },
  ];
}

/** Whoever is new or has changed is told to the consoles of this process; each process reads for itself. */
async function readStaff({ directory, dispatcher }: Needs<'directory' | 'dispatcher'>): Promise<void> {
  if (await directory.readStaff()) dispatcher.queueMovedElsewhere();
}

/**
 * Call after storing a change of an account: role, disabled, password, sessions, name. Disconnects sockets that are no
 * longer entitled: on this process before it resolves, on others when the message arrives, without Redis within a
 * second. Consoles reconnect with their new rights.
 */
export async function accountChanged(
  services: Needs<'clock' | 'directory' | 'dispatcher' | 'rooms' | 'store.staff'>,
  account: string,
): Promise<void> {
  services.directory.broadcastRightsChange(account);
  await accountChangedElsewhere(services);
  services.dispatcher.queueMoved();
}

/** As {@link accountChanged}, for a change on another process. */
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
 * Ends every session of an account and disconnects its sockets on all processes. Returns the new epoch; null, with
 * nothing changed, if `from` is given and is no longer the epoch.
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
