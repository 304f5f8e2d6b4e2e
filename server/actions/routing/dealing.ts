import { NO_DEPARTMENTS } from '../../domain/department/department.ts';
import {
  deal,
  type Available,
  type Circumstances,
  type Dealt,
  type InQueue,
} from '../../domain/queue/deal.ts';
import type { Room } from '../chats/command.ts';
import { isFree } from '../desk-view.ts';
import type { HeldPlaces } from '../../storage/chats/store.ts';
import type { DeskState, Needs } from '../services.ts';

type Dealing = Needs<DeskState | 'store.chats' | 'store.staff'>;

/** Deals the queue as everything stands at this moment. Nothing is assigned by it. */
export async function dealNow(services: Dealing, queue: InQueue[]): Promise<Dealt> {
  const { chats, staff } = services.store;
  const [loads, turns, loadsIn, languages, held] = await Promise.all([
    chats.loads(),
    staff.turns(),
    departmentLoads(services),
    languagesIn(services, queue),
    chats.heldPlaces(),
  ]);
  const spoken = queue.map((chat) => ({ ...chat, ...languages.get(chat.chatId) }));
  return deal(
    spoken,
    available(services, { ...withHeld({ loads, loadsIn }, held), turns }),
    circumstances(services),
  );
}

/** What is counted of each agent. */
interface Loads {
  loads: ReadonlyMap<string, number>;
  loadsIn: ReadonlyMap<string, ReadonlyMap<string, number>>;
  turns: ReadonlyMap<string, number>;
}

/** The same with the places that wrap-ups hold: who writes one up has so much less room. */
function withHeld(
  counted: Pick<Loads, 'loads' | 'loadsIn'>,
  held: readonly HeldPlaces[],
): Pick<Loads, 'loads' | 'loadsIn'> {
  if (held.length === 0) return counted;
  const loads = new Map(counted.loads);
  const loadsIn = new Map([...counted.loadsIn].map(([agent, own]) => [agent, new Map(own)]));
  for (const { agent, department, open } of held) {
    loads.set(agent, (loads.get(agent) ?? 0) + open);
    if (department === null) continue;
    const own = loadsIn.get(agent) ?? new Map<string, number>();
    loadsIn.set(agent, own.set(department, (own.get(department) ?? 0) + open));
  }
  return { loads, loadsIn };
}

const NO_LOADS: ReadonlyMap<string, number> = new Map();
const NONE: Loads['loadsIn'] = new Map();

function available(
  { directory, presence, rules }: Needs<'directory' | 'presence' | 'rules'>,
  { loads, loadsIn, turns }: Loads,
): Available[] {
  return directory
    .members()
    .filter((member) => isFree(presence, member))
    .map(({ account, capacity, departments, languages }) => ({
      account,
      capacity: capacity ?? rules.capacity,
      load: loads.get(account) ?? 0,
      turn: turns.get(account) ?? 0,
      departments,
      languages,
      loadIn: loadsIn.get(account) ?? NO_LOADS,
    }));
}

/** Nobody's language is asked for where languages do not count. */
async function languagesIn(
  { rules, store }: Needs<'rules' | 'store.chats'>,
  queue: readonly InQueue[],
): Promise<ReadonlyMap<string, Pick<InQueue, 'language'>>> {
  if (!rules.languageFirst) return new Map();
  const known = await store.chats.languagesOf(queue.map(({ chatId }) => chatId));
  return new Map([...known].map(([chatId, language]) => [chatId, { language }]));
}

/** A desk without departments need not be asked. */
function departmentLoads({ rules, store }: Needs<'rules' | 'store.chats'>): Promise<Loads['loadsIn']> {
  const isDivided = rules.departments !== undefined && rules.departments.size > 0;
  return isDivided ? store.chats.departmentLoads() : Promise.resolve(NONE);
}

function circumstances({ clock, profile, rules }: Needs<'clock' | 'profile' | 'rules'>): Circumstances {
  const at = clock.now();
  return { departments: rules.departments ?? NO_DEPARTMENTS, isOpen: profile.hours.open.isOpen(at), at };
}

/** What is asked again in the transaction that assigns: somebody may have accepted a chat by hand since it was dealt. */
export function roomOf(
  { directory, rules }: Needs<'directory' | 'rules'>,
  agent: string,
  department: string | null,
): Room {
  return {
    agent,
    capacity: directory.member(agent)?.capacity ?? rules.capacity,
    department,
    most: department === null ? null : (rules.departments?.get(department)?.capacity ?? null),
  };
}
