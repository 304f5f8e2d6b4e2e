import { isRefusal } from '../domain/refusal.ts';
import { may, relationOf, type Asker } from '../domain/access.ts';
import { chatOfFollowers, followers } from '../delivery/rooms.ts';
import type { Desk } from './desk.ts';
import { every, type Job } from './job.ts';
import { readable } from './staff-reading.ts';

/** From one look to the next, in milliseconds. */
const LOOK_MS = 500;

/**
 * Sends consoles of this process out of the chats that their agents may no longer read. With one process that is done
 * when a chat changes hands; beside others that may have happened while they could not be heard. `time` runs steadily.
 */
export function followJob(desk: Desk, time: () => number): Job {
  return { name: 'followers', run: every(LOOK_MS, time, () => leaveForeign(desk)) };
}

async function leaveForeign(desk: Desk): Promise<void> {
  if (!desk.isShared) return;
  // Leads may read every chat.
  const agents = [...desk.rooms.desk.sockets.values()].filter(({ data }) => data.asker.role === 'agent');
  const followed = agents.flatMap((socket) =>
    [...socket.rooms].flatMap((room) => chatOfFollowers(room) ?? []).map((chatId) => ({ socket, chatId })),
  );
  const owners = await desk.store.chats.ownersOf([...new Set(followed.map(({ chatId }) => chatId))]);
  for (const { socket, chatId } of followed) {
    if (await mayRead(desk, socket.data.asker, chatId, owners.get(chatId))) continue;
    await socket.leave(followers(chatId));
    socket.emit('gone', { chatId });
  }
}

/** Most are somebody's own and are decided at once; past chats need a look at who talks with whom. */
async function mayRead(
  desk: Desk,
  asker: Asker,
  chatId: string,
  owner: { status: 'waiting' | 'open' | 'closed'; agent: string | null } | undefined,
): Promise<boolean> {
  if (!owner) return false;
  if (may(asker, 'read', relationOf(asker, { ...owner, talksWithCustomer: false }))) return true;
  return owner.status === 'closed' && !isRefusal(await readable(desk, asker, chatId));
}
