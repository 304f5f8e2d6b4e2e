import type { Desk } from '../actions/desk.ts';

/** From one look at the sessions to the next, in milliseconds. */
const LOOK_MS = 500;

/**
 * Cuts the sockets of this process whose session has expired or was ended, on whichever process that was and whether
 * or not word of it came through. To be called often; it looks every {@link LOOK_MS}.
 */
export function watchSessions(desk: Desk, time: () => number): () => Promise<void> {
  let lookAt = 0;
  return async () => {
    const { sockets } = desk.rooms.desk;
    if (sockets.size === 0 || time() < lookAt) return;
    lookAt = time() + LOOK_MS;
    const here = [...sockets.values()];
    const hashes = new Set(here.map(({ data }) => data.sessionHash));
    const live = await desk.store.staff.liveSessions([...hashes], desk.clock.now());
    for (const socket of here) if (!live.has(socket.data.sessionHash)) socket.disconnect(true);
  };
}
