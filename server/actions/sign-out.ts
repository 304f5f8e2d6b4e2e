import { staffRoom } from '../delivery/rooms.ts';
import type { Desk } from './desk.ts';

/** Ends every session of somebody, and cuts every socket of theirs on whichever process. */
export async function signOutEverywhere(desk: Desk, account: string): Promise<void> {
  await desk.store.staff.removeSessionsOf(account);
  desk.rooms.desk.in(staffRoom(account)).disconnectSockets(true);
}
