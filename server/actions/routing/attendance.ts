import type { Desk } from '../desk.ts';
import { withEach } from '../../lib/jobs.ts';

/** A console of this account has connected. Their chats, if marked as left alone, are theirs again. */
export async function staffCame(desk: Desk, account: string): Promise<void> {
  if (desk.presence.staffCame(account) > 1 && desk.directory.member(account)?.lostAt === null) return;
  await staffIsHere(desk, account);
}

async function staffIsHere(desk: Desk, account: string): Promise<void> {
  const wasMarked = desk.directory.member(account)?.lostMarked === true;
  await desk.directory.keep(account, { lostAt: null, lostMarked: false }, async () => {
    if (wasMarked) await restoreChats(desk, account);
    await desk.store.staff.setLost(account, null);
  });
  desk.queueMoved();
}

/** The last console of this account may have gone; the grace begins at the stored moment. */
export async function staffWent(desk: Desk, account: string): Promise<void> {
  if (desk.presence.staffWent(account) > 0) return;
  await staffIsGone(desk, account);
}

async function staffIsGone(desk: Desk, account: string): Promise<void> {
  const lostAt = desk.clock.now();
  const stored = desk.directory.keep(account, { lostAt, lostMarked: false }, () =>
    desk.store.staff.setLost(account, lostAt),
  );
  desk.queueMoved();
  await stored;
}

/**
 * With several processes what is stored and who is connected may come apart: a process ends without a word, or two say
 * the opposite in the same moment. Each puts right what it knows for certain, again and again.
 */
export async function reconcilePresence(desk: Desk): Promise<void> {
  const { presence, directory } = desk;
  await withEach(directory.members(), async ({ account, lostAt }) => {
    if (lostAt !== null && presence.staffHere(account)) await staffIsHere(desk, account);
    if (lostAt === null && presence.isSynced && !presence.staffConnected(account))
      await staffIsGone(desk, account);
  });
}

/** Online agents get chats; away ones keep those they have. */
export async function setStatus(desk: Desk, account: string, status: 'online' | 'away'): Promise<void> {
  await desk.store.staff.setStatus(account, status);
  desk.directory.update(account, { status });
  desk.queueMoved();
}

/**
 * To be called when somebody signs in or out: they are away until they say that they take chats, whatever they chose
 * before. A console of theirs that is still connected in another session goes on as it was.
 */
export async function forgetStatus(desk: Desk, account: string): Promise<void> {
  const sessions = await desk.store.team.sessions(desk.clock.now());
  if (sessions.has(account) && desk.presence.staffConnected(account)) return;
  await setStatus(desk, account, 'away');
}

/** Gives the agent back the chats that were marked as abandoned by their absence. */
export async function restoreChats(desk: Desk, account: string): Promise<void> {
  const chatIds = await desk.store.chats.openChatsOf(account);
  await Promise.all(
    chatIds.map((chatId) =>
      desk.perform({ to: { chatId }, happening: { type: 'agentBack', agent: account } }),
    ),
  );
}
