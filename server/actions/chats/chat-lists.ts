import type { ChatList, ChatsSnapshot, StaffChat } from '../../../protocol/chat.ts';
import type { DeskAnswers } from '../../../protocol/desk.ts';
import { CHATS_PER_PAGE } from '../../../protocol/limits.ts';
import { may, type Asker } from '../../../protocol/rights.ts';
import { needsLead } from '../../domain/chat/chat.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { BadCursor, type RunningList, type StoredChat } from '../../storage/chats/store.ts';
import { staffViews } from '../desk-view.ts';
import type { Needs } from '../services.ts';

/**
 * The first page of each list for a console that has just connected: their own chats, those that they have joined, the
 * queue's, and for leads those that need a lead. Read between batches.
 */
export function lists(
  services: Needs<'chats' | 'directory' | 'presence' | 'publisher' | 'rules' | 'store.chats'>,
  asker: Asker,
  publish: (lists: ChatsSnapshot) => void,
): Promise<void> {
  const isLead = may(asker, 'watchFloor');
  return services.chats.betweenBatches(async () =>
    publish(await snapshot(services, ['own', 'waiting'], asker.account, isLead)),
  );
}

/** The floor: the first page of all open chats and of the queue, with all agents. Read between batches. */
export function floor(
  services: Needs<'chats' | 'directory' | 'presence' | 'publisher' | 'rules' | 'store.chats'>,
  publish: (lists: ChatsSnapshot) => void = () => undefined,
): Promise<ChatsSnapshot> {
  return services.chats.betweenBatches(async () => {
    const now = await snapshot(services, ['open', 'waiting'], '', true);
    publish(now);
    return now;
  });
}

/** The next page of a list; `bad_request` for a cursor of another list. */
export async function nextPage(
  services: Needs<'chats' | 'directory' | 'publisher' | 'store.chats'>,
  asker: Asker,
  { list, cursor }: { list: ChatList; cursor: string },
): Promise<DeskAnswers['page'] | Refusal> {
  if (list === 'open' && !may(asker, 'watchFloor')) return refuse('forbidden', 'Only leads watch the floor.');
  try {
    return await services.chats.betweenBatches(async () => {
      const page = await services.store.chats.runningPage(which(list, asker.account), {
        cursor,
        limit: CHATS_PER_PAGE,
      });
      return { chats: await rows(services, page.chats), cursor: page.cursor };
    });
  } catch (error) {
    if (!(error instanceof BadCursor)) throw error;
    return { ...refuse('bad_request', 'cursor: take it from the page before'), field: 'cursor' };
  }
}

async function snapshot(
  services: Needs<'directory' | 'presence' | 'publisher' | 'rules' | 'store.chats'>,
  names: readonly ChatList[],
  account: string,
  withCalls: boolean,
): Promise<ChatsSnapshot> {
  const { chats } = services.store;
  const found = new Map<string, StoredChat>();
  const counts: ChatsSnapshot['counts'] = {};
  const cursors: ChatsSnapshot['cursors'] = {};
  for (const name of names) {
    const page = await chats.runningPage(which(name, account), { limit: CHATS_PER_PAGE });
    for (const stored of page.chats) found.set(stored.chat.id, stored);
    counts[name] = await countOf(services, account, name);
    cursors[name] = page.cursor;
  }
  if (names.includes('own'))
    for (const stored of await besideOthers(services, account)) found.set(stored.chat.id, stored);
  if (withCalls) for (const stored of await needingLead(services)) found.set(stored.chat.id, stored);
  return {
    chats: await rows(services, [...found.values()]),
    staff: await staffViews(services),
    counts,
    cursors,
  };
}

/** The chats that an account has joined or was invited to. [P6] */
async function besideOthers(services: Needs<'store.chats'>, account: string): Promise<StoredChat[]> {
  const all = await services.store.chats.withBeside();
  return all.filter(({ chat: { beside } }) => [...beside.joined, ...beside.invited].includes(account));
}

/** What leads are called for, the oldest first; the rest comes as it changes. [P3] */
async function needingLead(services: Needs<'store.chats'>): Promise<StoredChat[]> {
  const running = await services.store.chats.running();
  return running.filter(({ chat }) => needsLead(chat)).slice(0, CHATS_PER_PAGE);
}

function which(list: ChatList, account: string): RunningList {
  switch (list) {
    case 'waiting':
      return { status: 'waiting' };
    case 'own':
      return { status: 'open', agent: account };
    case 'open':
      return { status: 'open' };
  }
}

async function countOf(services: Needs<'store.chats'>, account: string, list: ChatList): Promise<number> {
  if (list === 'waiting') return services.store.chats.waitingCount();
  const loads = await services.store.chats.loads();
  return list === 'own'
    ? (loads.get(account) ?? 0)
    : [...loads.values()].reduce((sum, load) => sum + load, 0);
}

async function rows(services: Needs<'directory' | 'publisher'>, stored: StoredChat[]): Promise<StaffChat[]> {
  await services.directory.ensureLoaded(stored.map(({ chat }) => chat.customerId));
  return stored.map((one) => services.publisher.forStaff(one));
}
