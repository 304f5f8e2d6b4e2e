import { restoreChats } from '../routing/attendance.ts';
import { handOnOverdue, type HandingOn } from '../routing/overdue.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { ChatEvent } from '../../domain/chat/chat-event.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { clockSince, rulesFor } from '../../domain/rules.ts';
import { countsAsGoneAfter } from '../../domain/chat/rules/idle.ts';
import { ChatsLocked } from '../../storage/errors.ts';
import type { Needs } from '../services.ts';
import { withEach } from '../../lib/jobs.ts';

/** How many chats one sweep asks: after an outage the many that are due are spread out. */
const AT_ONCE = 500;

/**
 * Asks the rules about every chat that is due. Called again and again; what it finds was stored, so a restart loses nothing. [P1] [P2]
 */
export async function sweep(services: HandingOn & Needs<'measured'>): Promise<void> {
  const now = services.clock.now();
  const due = await services.store.chats.due(now, AT_ONCE);
  for (const { dueAt } of due) services.measured.late(now - dueAt);
  const replies = await Promise.all(
    due.map((chat) =>
      services.chats.perform({ to: { chatId: chat.chatId }, event: timePassedFor(services, chat) }),
    ),
  );
  // One after the other: whoever has got one has less room for the next.
  for (const reply of replies) if (!isRefusal(reply)) await handOnOverdue(services, reply.stored.chat);
}

/** The event by which a chat is asked whether something is due, with what is known of its customer at this moment. */
export function timePassedFor(
  { presence, rules }: Needs<'presence' | 'rules'>,
  { customerId, department }: Pick<Chat, 'customerId' | 'department'>,
): Extract<ChatEvent, { type: 'timePassed' }> {
  const goneAfter = countsAsGoneAfter(rulesFor({ department }, rules));
  return {
    type: 'timePassed',
    customerTyping: presence.customerTyping(customerId),
    customerOnline: !presence.customerGone(customerId, goneAfter),
  };
}

/**
 * Asks chats again whose stored deadlines follow from something that has changed. Returns those that could not be asked,
 * and the first fault, if any: a locked chat is none.
 */
export async function askAgain<One extends { chatId: string }>(
  { chats }: Needs<'chats'>,
  all: readonly One[],
  eventFor: (one: One) => ChatEvent,
): Promise<{ failed: One[]; fault: PromiseRejectedResult | undefined }> {
  const asked = await Promise.allSettled(
    all.map((one) => chats.perform({ to: { chatId: one.chatId }, event: eventFor(one) })),
  );
  const rejected = asked.filter((one) => one.status === 'rejected');
  return {
    failed: all.filter((_, at) => asked[at]?.status === 'rejected'),
    fault: rejected.find(({ reason }) => !(reason instanceof ChatsLocked)),
  };
}

/** Marks the chats of agents who have been away for the grace, and tells their customers. */
export async function markLost(
  services: Needs<
    'chats' | 'clock' | 'directory' | 'isShared' | 'presence' | 'rules' | 'store.chats' | 'store.staff'
  >,
): Promise<void> {
  const now = services.clock.now();
  const lost = services.directory
    .members()
    .filter(
      ({ lostAt, lostMarked }) =>
        lostAt !== null && !lostMarked && now - lostAt >= clockSince(services.rules, 'lostGrace', lostAt),
    );
  await withEach(lost, ({ account }) => mark(services, account));
}

async function mark(
  services: Needs<'chats' | 'directory' | 'isShared' | 'presence' | 'store.chats' | 'store.staff'>,
  account: string,
): Promise<void> {
  if (services.isShared) {
    // They may be connected to another process; then the local state is out of date.
    const stored = await services.store.staff.find(account);
    if (stored?.lostAt === null || stored?.lostMarked) {
      services.directory.changed(account, { lostAt: stored.lostAt, lostMarked: stored.lostMarked });
      return;
    }
  }
  // Update the directory before the store: an agent who reconnects meanwhile then knows that there is a mark to remove.
  try {
    await services.directory.keep(account, { lostMarked: true }, () => leaveAlone(services, account));
  } catch (error) {
    // The next sweep tries again.
    services.directory.update(account, { lostMarked: false });
    throw error;
  }
  if (services.presence.staffConnected(account)) await restoreChats(services, account);
}

async function leaveAlone(
  services: Needs<'chats' | 'store.chats' | 'store.staff'>,
  account: string,
): Promise<void> {
  const chatIds = await services.store.chats.openChatsOf(account);
  await Promise.all(
    chatIds.map((chatId) =>
      services.chats.perform({ to: { chatId }, event: { type: 'agentLost', agent: account } }),
    ),
  );
  await services.store.staff.setLostMarked(account);
}
