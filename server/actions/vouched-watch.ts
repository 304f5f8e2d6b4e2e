import { customerRoom } from '../delivery/rooms.ts';
import type { Desk } from './desk.ts';
import { every, type Job } from './job.ts';

/** From one look to the next, in milliseconds. */
const LOOK_MS = 500;
/** How far back each look goes: longer than a transaction may take to be seen, in milliseconds. */
const BACK_MS = 60_000;

/**
 * Cuts the sockets of this process that came with an anonymous token, once a website has vouched for their customer on
 * another process, also if no word of it came through. `time` runs steadily.
 */
export function vouchedJob(desk: Desk, time: () => number): Job {
  return { name: 'vouched', run: every(LOOK_MS, time, () => cutAnonymous(desk)) };
}

async function cutAnonymous({ isShared, rooms, store, clock }: Desk): Promise<void> {
  const { customers } = rooms;
  if (!isShared || customers.sockets.size === 0) return;
  for (const id of await store.customers.vouchedSince(clock.now() - BACK_MS))
    for (const socketId of customers.adapter.rooms.get(customerRoom(id)) ?? []) {
      const socket = customers.sockets.get(socketId);
      if (socket?.data.vouched === false) socket.disconnect(true);
    }
}
