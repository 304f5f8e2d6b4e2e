import type { StatusNews } from '../../../protocol/status.ts';
import { staffRoom } from '../../delivery/rooms.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { refusalOfSetting, standingFor, UNCHOSEN, type Standing } from '../../domain/status/standing.ts';
import { recorded } from '../audit/audit.ts';
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
  services: Needs<'clock' | 'directory' | 'dispatcher' | 'store.staff'>,
  account: string,
  standing: Standing,
): Promise<void> {
  await services.store.staff.setStatus(account, standing, services.clock.now());
  services.directory.update(account, standing);
  services.dispatcher.queueMoved();
}

/** What somebody asks for: a status, and for away one of the desk's reasons. */
interface Choice {
  value: 'online' | 'away';
  reason?: string | undefined;
}

/** Somebody chooses their own status. */
export async function chooseStatus(
  services: Needs<'clock' | 'directory' | 'dispatcher' | 'profile' | 'store.staff'>,
  account: string,
  choice: Choice,
): Promise<Refusal | object> {
  const standing = standingFor(choice, services.profile.awayReasons, null, services.clock.now());
  if (isRefusal(standing)) return standing;
  await setStatus(services, account, standing);
  return {};
}

/** A lead sets a colleague's status; the colleague is told by whom, on every console of theirs. */
export async function setStatusOf(
  services: Needs<
    'audit' | 'clock' | 'directory' | 'dispatcher' | 'log' | 'presence' | 'profile' | 'rooms' | 'store.staff'
  >,
  by: string,
  { account, ...choice }: Choice & { account: string },
): Promise<Refusal | object> {
  const { directory, presence, profile, clock } = services;
  const member = directory.member(account);
  const refused = refusalOfSetting(
    member && { ...member, connected: presence.staffConnected(account) },
    choice.value,
  );
  if (refused) return refused;
  const standing = standingFor(choice, profile.awayReasons, by, clock.now());
  if (isRefusal(standing)) return standing;
  await setStatus(services, account, standing);
  const reason = standing.away?.reason ?? null;
  const news: StatusNews = { value: choice.value, by, ...(reason === null ? {} : { reason }) };
  services.rooms.desk.to(staffRoom(account)).emit('statusSet', news);
  const details = { status: choice.value, ...(reason === null ? {} : { reason }) };
  return recorded(services, {}, { by, act: 'status_set', about: account, details });
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
  await setStatus(services, account, UNCHOSEN);
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
