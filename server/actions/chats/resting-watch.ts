import type { Resting, Rules } from '../../domain/rules.ts';
import type { Job } from '../../lib/jobs.ts';
import type { ChatPage, RunningList } from '../../storage/chats/store.ts';
import type { Needs } from '../services.ts';
import { askAgain, timePassedFor } from './sweep.ts';

/** How many chats one run asks. */
const AT_ONCE = 200;

type Watching = Needs<'chats' | 'presence' | 'publisher' | 'rules' | 'store.chats'>;

/**
 * Asks every running chat again when working hours have changed in which a clock rests, or which clocks rest: a stored
 * deadline follows from the hours as they were, and so does what is shown of it. Also once at the start, because hours may
 * have been changed meanwhile. Every process does so once it has read the change itself, because until then it stores the
 * deadlines of before. [P1] [P3] [P10]
 */
export function restingJob(services: Watching): Job {
  let departments: Rules['departments'];
  let isLooked = false;
  let known: ReadonlyMap<string, Resting> = new Map();
  let left: Place[] = [];
  let again: Running[] = [];
  const look = () => {
    const now = restingIn(services.rules);
    if (isOther(known, now)) left = [{ list: { status: 'waiting' } }, { list: { status: 'open' } }];
    [known, departments, isLooked] = [now, services.rules.departments, true];
  };
  return {
    name: 'resting',
    run: async () => {
      if (!isLooked || services.rules.departments !== departments) look();
      const [place, ...others] = left;
      if (place === undefined && again.length === 0) return;
      const page = place === undefined ? null : await pageAt(services, place);
      const chats = [...again, ...(page?.chats ?? []).map(({ chat }) => ({ ...chat, chatId: chat.id }))];
      // Not before the page is known: after a fault it is read again.
      left = place && page?.cursor ? [{ ...place, cursor: page.cursor }, ...others] : others;
      const { failed, fault } = await askAndTell(services, chats);
      again = failed;
      if (fault !== undefined) throw fault.reason;
    },
  };
}

interface Place {
  list: RunningList;
  cursor?: string;
}

/** What is being written was decided by the hours of before. */
function pageAt({ chats, store }: Watching, { list, ...page }: Place): Promise<ChatPage> {
  return chats.betweenBatches(() => store.chats.runningPage(list, { ...page, limit: AT_ONCE }));
}

type Running = { chatId: string } & Parameters<typeof timePassedFor>[1];

async function askAndTell(services: Watching, running: readonly Running[]) {
  const { chats, publisher, store } = services;
  const asked = await askAgain(services, running, (one) => timePassedFor(services, one));
  await chats.betweenBatches(async () => {
    for (const { chatId } of running) {
      const stored = await store.chats.find(chatId);
      if (stored && stored.chat.state.status !== 'closed') await publisher.repeat(stored);
    }
  });
  return asked;
}

/** The hours in which clocks rest, by department; those of the desk under no name. */
function restingIn({ resting, departments }: Rules): ReadonlyMap<string, Resting> {
  const own = [...(departments ?? [])].map(([id, department]) => [id, department.resting] as const);
  return new Map([['', resting] as const, ...own].flatMap(([id, one]) => (one ? [[id, one] as const] : [])));
}

/** Hours that stay the same are the same object; see `keptHours`. */
function isOther(before: ReadonlyMap<string, Resting>, now: ReadonlyMap<string, Resting>): boolean {
  if (before.size !== now.size) return true;
  return [...now].some(([id, { open, clocks }]) => {
    const one = before.get(id);
    return one?.open !== open || [...clocks].join() !== [...one.clocks].join();
  });
}
