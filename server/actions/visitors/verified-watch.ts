import { customerRoom } from '../../delivery/rooms.ts';
import type { Needs } from '../services.ts';
import { every, type Job } from '../../lib/jobs.ts';

/** From one look to the next, in milliseconds. */
const LOOK_MS = 500;
/** How far back each look goes: longer than a transaction may take to become visible, in milliseconds. */
const BACK_MS = 60_000;
/** Interval between looks for expired verifications, in milliseconds. */
const EXPIRY_MS = 10_000;

/**
 * Cuts the sockets of this process that came with an anonymous token, once a website has vouched for their customer on
 * another process, also if no word of it came through. `time` runs steadily.
 */
export function verifiedJob(
  services: Needs<'clock' | 'isShared' | 'rooms' | 'store.customers'>,
  time: () => number,
): Job {
  return { name: 'verified', run: every(LOOK_MS, time, () => cutAnonymous(services)) };
}

/**
 * Disconnects sockets whose verification has expired: they reconnect with a fresh identity, or as anonymous. `time` is
 * monotonic.
 */
export function verificationExpiryJob(services: Needs<'clock' | 'rooms'>, time: () => number): Job {
  return {
    name: 'verification_expiry',
    run: every(EXPIRY_MS, time, () => Promise.resolve(cutOver(services))),
  };
}

async function cutAnonymous({
  isShared,
  rooms,
  store,
  clock,
}: Needs<'clock' | 'isShared' | 'rooms' | 'store.customers'>): Promise<void> {
  const { customers } = rooms;
  if (!isShared || customers.sockets.size === 0) return;
  for (const id of await store.customers.verifiedSince(clock.now() - BACK_MS))
    for (const socketId of customers.adapter.rooms.get(customerRoom(id)) ?? []) {
      const socket = customers.sockets.get(socketId);
      if (socket?.data.verifiedUntil === null) socket.disconnect(true);
    }
}

function cutOver({ rooms, clock }: Needs<'clock' | 'rooms'>): void {
  const now = clock.now();
  for (const socket of rooms.customers.sockets.values()) {
    const { verifiedUntil } = socket.data;
    if (verifiedUntil !== null && verifiedUntil <= now) socket.disconnect(true);
  }
}
