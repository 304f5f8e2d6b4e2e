import { leadsFor } from '../../../protocol/visibility.ts';
import { staffRoom } from '../../delivery/rooms.ts';
import type { ShiftHandover } from '../../domain/handover/handover.ts';
import { withEach } from '../../lib/jobs.ts';
import type { Needs } from '../services.ts';
import { countStillOwed } from './owed-items.ts';

/** How many hand-overs one look tells of. */
const AT_ONCE = 50;

/**
 * Tells the leads of the giver's departments, and the giver, of hand-overs that stand unanswered for too long: what is not
 * accepted stays with its giver. Each once, whichever process finds it first. Of one whose items are over or have gone to
 * somebody else meanwhile nobody is told: nothing is left to answer. [P8]
 */
export async function tellUnanswered(
  services: Telling & Needs<'clock' | 'profile' | 'store.cases' | 'store.chats' | 'store.handovers'>,
): Promise<void> {
  const { clock, profile, store } = services;
  if (profile.handoverLead === null) return;
  const now = clock.now();
  const due = await store.handovers.unanswered(now - profile.handoverLead, AT_ONCE);
  await withEach(due, async (handover) => {
    const { id, from, items } = handover;
    const unanswered = await countStillOwed(
      services,
      from,
      items.filter(({ answer }) => answer === null),
    );
    if ((await store.handovers.markTold(id, now)) && unanswered > 0) tell(services, handover, unanswered);
  });
}

type Telling = Needs<'directory' | 'presence' | 'rooms'>;

function tell(services: Telling, { id, from, to }: ShiftHandover, unanswered: number): void {
  const hearers = new Set([from, ...leadsOf(services, from)]);
  services.rooms.desk
    .to([...hearers].map((account) => staffRoom(account)))
    .emit('handover', { id, from, to, is: 'unanswered', declined: 0, unanswered });
}

/** The leads whom somebody's departments call; of somebody without one, all. */
function leadsOf({ directory, presence }: Needs<'directory' | 'presence'>, giver: string): string[] {
  const staff = directory.members().map(({ account, role, disabledAt, departments }) => ({
    ...{ account, role, disabled: disabledAt !== null, connected: presence.staffConnected(account) },
    departments: departments.map(({ department }) => department),
  }));
  const own = staff.find(({ account }) => account === giver)?.departments ?? [];
  const of = own.length === 0 ? [null] : own;
  return of.flatMap((department) => leadsFor(staff, department).map(({ account }) => account));
}
