import { NO_DEPARTMENTS, type Departments } from '../../domain/department/department.ts';
import type { Job } from '../../lib/jobs.ts';
import { ChatsLocked } from '../../storage/errors.ts';
import type { Needs } from '../services.ts';

type Watching = Needs<'chats' | 'rules' | 'store.chats'>;

/**
 * Asks the waiting chats of departments that pass their chats on in another way than before: a stored deadline follows from
 * the departments as they were. Every process does so once it has read the change itself, because until then it stores the
 * deadlines of before.
 */
export function overflowJob(services: Watching): Job {
  let departments = services.rules.departments;
  let known = overflowOf(departments);
  return {
    name: 'overflow',
    run: async () => {
      // Made anew whenever settings are read.
      if (services.rules.departments === departments) return;
      const seen = services.rules.departments;
      const now = overflowOf(seen);
      const changed = [...now]
        .filter(([id, words]) => words !== (known.get(id) ?? NOWHERE))
        .map(([id]) => id);
      if (changed.length > 0 && !(await askAgain(services, new Set(changed)))) return;
      departments = seen;
      known = now;
    },
  };
}

const NOWHERE = JSON.stringify([]);

function overflowOf(departments: Departments = NO_DEPARTMENTS): ReadonlyMap<string, string> {
  return new Map([...departments].map(([id, { overflow }]) => [id, JSON.stringify(overflow)]));
}

/** Returns whether all chats were processed; locked ones are tried again at the next run. */
async function askAgain(
  { chats, store: { chats: kept } }: Watching,
  changed: ReadonlySet<string>,
): Promise<boolean> {
  // What is being written was decided by the departments of before.
  const queue = await chats.betweenBatches(() => kept.queue());
  const waiting = queue.filter(({ department }) => department !== null && changed.has(department));
  // Nothing else happens here: the sweep finds chats of agents who are gone.
  const event = { type: 'timePassed', customerTyping: false, customerOnline: true } as const;
  const asked = await Promise.allSettled(
    waiting.map(({ chatId }) => chats.perform({ to: { chatId }, event })),
  );
  const failed = asked.filter((one) => one.status === 'rejected');
  const fault = failed.find(({ reason }) => !(reason instanceof ChatsLocked));
  if (fault) throw fault.reason;
  return failed.length === 0;
}
