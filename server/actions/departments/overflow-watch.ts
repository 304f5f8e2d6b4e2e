import { NO_DEPARTMENTS, type Departments } from '../../domain/department/department.ts';
import type { Job } from '../../lib/jobs.ts';
import { askAgain } from '../chats/sweep.ts';
import type { Needs } from '../services.ts';

/** How many chats one run asks, as a sweep does. */
const AT_ONCE = 500;

type Watching = Needs<'chats' | 'rules' | 'store.chats'>;

/**
 * Asks the waiting chats of departments that pass their chats on in another way than before: a stored deadline follows from
 * the departments as they were. Every process does so once it has read the change itself, because until then it stores the
 * deadlines of before.
 */
export function overflowJob(services: Watching): Job {
  let departments = services.rules.departments;
  let known = overflowOf(departments);
  let open: readonly string[] = [];
  /** Notes the chats that are to be asked; made anew whenever settings are read. */
  const look = async () => {
    const seen = services.rules.departments;
    const now = overflowOf(seen);
    const changed = [...now].filter(([id, words]) => words !== (known.get(id) ?? NOWHERE)).map(([id]) => id);
    if (changed.length > 0) open = [...new Set([...open, ...(await waitingIn(services, new Set(changed)))])];
    departments = seen;
    known = now;
  };
  return {
    name: 'overflow',
    run: async () => {
      if (services.rules.departments !== departments) await look();
      if (open.length === 0) return;
      // Nothing else happens here: the sweep finds chats of agents who are gone.
      const event = { type: 'timePassed', customerTyping: false, customerOnline: true } as const;
      const now = open.slice(0, AT_ONCE).map((chatId) => ({ chatId }));
      const { failed, fault } = await askAgain(services, now, () => event);
      // Those that failed are asked again when all others have been.
      open = [...open.slice(AT_ONCE), ...failed.map(({ chatId }) => chatId)];
      if (fault !== undefined) throw fault.reason;
    },
  };
}

const NOWHERE = JSON.stringify([]);

function overflowOf(departments: Departments = NO_DEPARTMENTS): ReadonlyMap<string, string> {
  return new Map([...departments].map(([id, { overflow }]) => [id, JSON.stringify(overflow)]));
}

async function waitingIn(
  { chats, store: { chats: kept } }: Watching,
  changed: ReadonlySet<string>,
): Promise<string[]> {
  // What is being written was decided by the departments of before.
  const queue = await chats.betweenBatches(() => kept.queue());
  return queue
    .filter(({ department }) => department !== null && changed.has(department))
    .map(({ chatId }) => chatId);
}
