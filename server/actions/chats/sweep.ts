import { restoreChats } from '../routing/attendance.ts';
import { countsAsGoneAfter } from '../../domain/chat/rules/idle.ts';
import type { Desk } from '../desk.ts';
import { withEach } from '../../lib/jobs.ts';

/** How many chats one sweep asks: after an outage the many that are due are spread out. */
const AT_ONCE = 500;

/**
 * Asks the rules about every chat that is due. Called again and again; what it finds was stored, so a restart loses nothing. [P1] [P2]
 */
export async function sweep(desk: Desk): Promise<void> {
  const now = desk.clock.now();
  const due = await desk.store.chats.due(now, AT_ONCE);
  for (const { dueAt } of due) desk.measured.late(now - dueAt);
  await Promise.all(
    due.map(({ chatId, customerId }) =>
      desk.perform({
        to: { chatId },
        happening: {
          type: 'timePassed',
          customerTyping: desk.presence.customerTyping(customerId),
          customerOnline: !desk.presence.customerGone(customerId, countsAsGoneAfter(desk.rules)),
        },
      }),
    ),
  );
}

/** Marks the chats of agents who have been away for the grace, and tells their customers. */
export async function markLost(desk: Desk): Promise<void> {
  const now = desk.clock.now();
  const lost = desk.directory
    .members()
    .filter(
      ({ lostAt, lostMarked }) => lostAt !== null && !lostMarked && now - lostAt >= desk.rules.lostGrace,
    );
  await withEach(lost, ({ account }) => mark(desk, account));
}

async function mark(desk: Desk, account: string): Promise<void> {
  if (desk.isShared) {
    // Another process may have them; then what is at hand here is old.
    const stored = await desk.store.staff.find(account);
    if (stored?.lostAt === null || stored?.lostMarked) {
      desk.directory.changed(account, { lostAt: stored.lostAt, lostMarked: stored.lostMarked });
      return;
    }
  }
  // Known before it is stored: who comes back meanwhile then knows that there is something to take back.
  try {
    await desk.directory.keep(account, { lostMarked: true }, () => leaveAlone(desk, account));
  } catch (error) {
    // The next sweep tries again.
    desk.directory.update(account, { lostMarked: false });
    throw error;
  }
  if (desk.presence.staffConnected(account)) await restoreChats(desk, account);
}

async function leaveAlone(desk: Desk, account: string): Promise<void> {
  const chatIds = await desk.store.chats.openChatsOf(account);
  await Promise.all(
    chatIds.map((chatId) =>
      desk.perform({ to: { chatId }, happening: { type: 'agentLost', agent: account } }),
    ),
  );
  await desk.store.staff.setLostMarked(account);
}
