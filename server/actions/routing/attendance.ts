import type { Needs } from '../services.ts';
import { withEach } from '../../lib/jobs.ts';

/** A console of this account has connected. Their chats, if marked as left alone, are theirs again. */
export async function staffCame(
  services: Needs<'chats' | 'directory' | 'dispatcher' | 'presence' | 'store.chats' | 'store.staff'>,
  account: string,
): Promise<void> {
  if (services.presence.staffCame(account) > 1 && services.directory.member(account)?.lostAt === null) return;
  await staffIsHere(services, account);
}

async function staffIsHere(
  services: Needs<'chats' | 'directory' | 'dispatcher' | 'store.chats' | 'store.staff'>,
  account: string,
): Promise<void> {
  const wasMarked = services.directory.member(account)?.lostMarked === true;
  await services.directory.keep(account, { lostAt: null, lostMarked: false }, async () => {
    if (wasMarked) await restoreChats(services, account);
    await services.store.staff.setLost(account, null);
  });
  services.dispatcher.queueMoved();
}

/** The last console of this account may have gone; the grace begins at the stored moment. */
export async function staffWent(
  services: Needs<'clock' | 'directory' | 'dispatcher' | 'presence' | 'store.staff'>,
  account: string,
): Promise<void> {
  if (services.presence.staffWent(account) > 0) return;
  await staffIsGone(services, account);
}

async function staffIsGone(
  services: Needs<'clock' | 'directory' | 'dispatcher' | 'store.staff'>,
  account: string,
): Promise<void> {
  const lostAt = services.clock.now();
  const stored = services.directory.keep(account, { lostAt, lostMarked: false }, () =>
    services.store.staff.setLost(account, lostAt),
  );
  services.dispatcher.queueMoved();
  await stored;
}

/**
 * With several processes what is stored and who is connected may come apart: a process ends without a word, or two say
 * the opposite in the same moment. Each puts right what it knows for certain, again and again.
 */
export async function reconcilePresence(
  services: Needs<
    'chats' | 'clock' | 'directory' | 'dispatcher' | 'presence' | 'store.chats' | 'store.staff'
  >,
): Promise<void> {
  const { presence, directory } = services;
  await withEach(directory.members(), async ({ account, lostAt }) => {
    if (lostAt !== null && presence.staffHere(account)) await staffIsHere(services, account);
    if (lostAt === null && presence.isSynced && !presence.staffConnected(account))
      await staffIsGone(services, account);
  });
}

/** Online agents get chats; away ones keep those they have. */
export async function setStatus(
  services: Needs<'directory' | 'dispatcher' | 'store.staff'>,
  account: string,
  status: 'online' | 'away',
): Promise<void> {
  await services.store.staff.setStatus(account, status);
  services.directory.update(account, { status });
  services.dispatcher.queueMoved();
}

/**
 * To be called when somebody signs in or out: they are away until they say that they take chats, whatever they chose
 * before. A console of theirs that is still connected in another session goes on as it was.
 */
export async function forgetStatus(
  services: Needs<'clock' | 'directory' | 'dispatcher' | 'presence' | 'store.staff' | 'store.team'>,
  account: string,
): Promise<void> {
  const sessions = await services.store.team.sessions(services.clock.now());
  if (sessions.has(account) && services.presence.staffConnected(account)) return;
  await setStatus(services, account, 'away');
}

/** Gives the agent back the chats that were marked as abandoned by their absence. */
export async function restoreChats(services: Needs<'chats' | 'store.chats'>, account: string): Promise<void> {
  const chatIds = await services.store.chats.openChatsOf(account);
  await Promise.all(
    chatIds.map((chatId) =>
      services.chats.perform({ to: { chatId }, event: { type: 'agentBack', agent: account } }),
    ),
  );
}
