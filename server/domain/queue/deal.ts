import { NO_DEPARTMENTS, type Departments, type Membership } from '../department/department.ts';
import { nextOverflow } from '../department/overflow.ts';
import type { Instant } from '../instant.ts';
import { groupsFor } from './serving.ts';

/** A customer in the queue. */
export interface InQueue {
  chatId: string;
  queuedAt: Instant;
  front: boolean;
  preferredAgent: string | null;
  /** The agent who had the chat and gave it back to the queue; null if no agent had it. */
  returnedBy: string | null;
  department: string | null;
  /** Since when it waits in this department. */
  since: Instant;
  /** The other departments that it has been offered to. */
  offeredTo: readonly string[];
  /** Who is being asked to accept it. */
  offer: { to: string } | null;
  /** Agents who have declined or missed it; it is not offered to them again while it waits. */
  tried: readonly string[];
  /** The tag of the customer's language, where languages count; absent: they do not, or it is not known. */
  language?: string;
}

/** An agent who is online and connected. */
export interface Available {
  account: string;
  /** Their open chats, and the maximum. */
  load: number;
  capacity: number;
  /** Higher the more recently they got a chat; 0 if they never had one. */
  turn: number;
  departments: readonly Membership[];
  /** Their open chats by department. */
  loadIn: ReadonlyMap<string, number>;
  /** The tags of the languages that they serve in; empty or absent: not said. */
  languages?: readonly string[];
}

/** The other inputs of the assignment, besides the queue and the agents. */
export interface Circumstances {
  departments: Departments;
  /** Whether the desk is open. It only explains waits; chats are assigned outside the hours too. */
  isOpen: boolean;
  at: Instant;
}

/** One chat for one agent. */
export interface Assignment {
  chatId: string;
  agent: string;
}

/**
 * Why a chat is still waiting: all eligible agents are full (`load` of `places`), none is online, the desk is closed as
 * well, or all with free capacity have declined or missed it. `overflowAt`: when the next department is asked.
 */
export interface Wait {
  chatId: string;
  why: 'full' | 'nobody' | 'closed' | 'refused';
  load: number;
  places: number;
  overflowAt: Instant | null;
}

/** The number of chats, from the front of the queue, whose reason for waiting is given. */
const REASONS = 100;

/** The assignments, and why the first {@link REASONS} of the other chats wait, in the order of the queue. */
export interface Dealt {
  assignments: Assignment[];
  waiting: Wait[];
}

/** The order of the queue: customers who were with an agent before come first, then those who have waited longest. */
export function inOrder(queue: InQueue[]): InQueue[] {
  return [...queue].sort(
    (one, other) =>
      Number(other.front) - Number(one.front) ||
      one.queuedAt - other.queuedAt ||
      one.chatId.localeCompare(other.chatId),
  );
}

const ANY_TIME: Circumstances = { departments: NO_DEPARTMENTS, isOpen: true, at: 0 };

/**
 * Assigns the queue, the longest-waiting customer first. A chat goes to the customer's last agent if they are eligible
 * and free. Otherwise it goes to the least busy agent in the first group of {@link groupsFor} with a free agent, and
 * among equals to one who has the customer's language where languages count, else to the one whose last new chat is longest
 * ago. So a language never lets a chat wait beside a free agent, and nobody gets more than one chat ahead of their equals by it. An agent who returned a chat gets it again only if nobody
 * else is free. No assignment exceeds an agent's capacity, or a department's limit for each of its agents; existing
 * chats above it are not taken away. A chat without an eligible agent does not block the chats behind it. A chat that
 * is being offered is not assigned to anybody else and counts as load of the agent with the offer; agents who have
 * declined or missed it are skipped.
 */
export function deal(
  queue: InQueue[],
  agents: readonly Available[],
  circumstances: Circumstances = ANY_TIME,
): Dealt {
  const table = new Table(agents, circumstances);
  const dealt: Dealt = { assignments: [], waiting: [] };
  const left: InQueue[] = [];
  for (const { offer, department } of queue) if (offer !== null) table.hold(offer.to, department);
  for (const chat of inOrder(queue)) {
    if (chat.offer !== null) continue;
    const agent = table.give(chat);
    if (agent === null) left.push(chat);
    else dealt.assignments.push({ chatId: chat.chatId, agent });
  }
  // The reasons apply after all possible assignments.
  dealt.waiting = left.slice(0, REASONS).map((chat) => table.whyOf(chat));
  return dealt;
}

/** An agent during the assignment. */
type Seat = Omit<Available, 'loadIn'> & { loadIn: Map<string, number> };

/** The agents during the assignment. Once nobody is free for a department, its other chats are skipped. */
class Table {
  readonly #seats: Seat[];
  readonly #groups = new Map<string, Seat[][]>();
  readonly #exhausted = new Set<string>();
  readonly #refused = new Set<string>();
  #lastTurn: number;

  constructor(
    agents: readonly Available[],
    private readonly circumstances: Circumstances,
  ) {
    this.#seats = agents.map((agent) => ({ ...agent, loadIn: new Map(agent.loadIn) }));
    this.#lastTurn = Math.max(0, ...agents.map(({ turn }) => turn));
  }

  /** Picks an agent for a chat and counts the chat as their load; null if nobody is eligible and free. */
  give(chat: InQueue): string | null {
    const key = keyOf(chat);
    if (this.#exhausted.has(key)) return null;
    const free = this.#groupsFor(chat).map((group) => group.filter((seat) => this.#hasRoom(seat, chat)));
    const untried = free.map((group) => group.filter(({ account }) => !chat.tried.includes(account)));
    const seat = choose(chat, untried);
    if (seat === undefined) {
      if (free.some((group) => group.length > 0)) this.#refused.add(chat.chatId);
      else this.#exhausted.add(key);
      return null;
    }
    this.#lastTurn += 1;
    seat.turn = this.#lastTurn;
    take(seat, chat.department);
    return seat.account;
  }

  /** Counts an open offer as load. */
  hold(account: string, department: string | null): void {
    const seat = this.#seats.find((one) => one.account === account);
    if (seat) take(seat, department);
  }

  /** Why a chat that was not assigned waits. */
  whyOf(chat: InQueue): Wait {
    const { departments, isOpen, at } = this.circumstances;
    const own = chat.department === null ? undefined : departments.get(chat.department);
    const seats = [...new Set(this.#groupsFor(chat).flat())];
    const full = seats.map((seat) => this.#fullness(seat, chat));
    return {
      chatId: chat.chatId,
      why: this.#refused.has(chat.chatId)
        ? 'refused'
        : seats.length > 0
          ? 'full'
          : (own?.hours.open.isOpen(at) ?? isOpen)
            ? 'nobody'
            : 'closed',
      load: full.reduce((sum, { load }) => sum + load, 0),
      places: full.reduce((sum, { places }) => sum + places, 0),
      overflowAt: nextOverflow(chat, departments)?.at ?? null,
    };
  }

  #groupsFor(chat: InQueue): Seat[][] {
    const key = keyOf(chat);
    const known = this.#groups.get(key);
    if (known) return known;
    const { departments, at } = this.circumstances;
    const groups = groupsFor(chat, this.#seats, departments, at);
    this.#groups.set(key, groups);
    return groups;
  }

  #hasRoom(seat: Seat, chat: InQueue): boolean {
    const ceiling = this.#ceilingFor(chat);
    return seat.load < seat.capacity && (ceiling === null || loadOf(seat, chat.department) < ceiling);
  }

  /** The limit that applies to an agent for this chat: the department's once it is reached, otherwise their own. */
  #fullness(seat: Seat, chat: InQueue): { load: number; places: number } {
    const ceiling = this.#ceilingFor(chat);
    const load = loadOf(seat, chat.department);
    return ceiling !== null && load >= ceiling
      ? { load, places: ceiling }
      : { load: seat.load, places: seat.capacity };
  }

  #ceilingFor({ department }: InQueue): number | null {
    return department === null ? null : (this.circumstances.departments.get(department)?.capacity ?? null);
  }
}

function take(seat: Seat, department: string | null): void {
  seat.load += 1;
  if (department !== null) seat.loadIn.set(department, loadOf(seat, department) + 1);
}

function keyOf({ department, offeredTo }: InQueue): string {
  return JSON.stringify([department, ...offeredTo]);
}

function loadOf({ loadIn }: Seat, department: string | null): number {
  return department === null ? 0 : (loadIn.get(department) ?? 0);
}

function choose(
  { preferredAgent, returnedBy, language }: InQueue,
  free: readonly Seat[][],
): Seat | undefined {
  const others = free.map((group) => group.filter(({ account }) => account !== returnedBy));
  const candidates = others.some((group) => group.length > 0) ? others : free;
  const preferred = candidates.flat().find(({ account }) => account === preferredAgent);
  const first = candidates.find((group) => group.length > 0) ?? [];
  return preferred ?? first.reduce<Seat | undefined>((best, seat) => nextOf(best, seat, language), undefined);
}

function nextOf(best: Seat | undefined, seat: Seat, language: string | undefined): Seat {
  if (best === undefined) return seat;
  const speaks = (one: Seat) => Number(language !== undefined && hasLanguage(one, language));
  return (seat.load - best.load || speaks(best) - speaks(seat) || seat.turn - best.turn) < 0 ? seat : best;
}

/** Whether somebody has a language, whichever country's: `en` serves `en-GB`, and `zh-TW` serves `zh-CN`. */
function hasLanguage({ languages = [] }: Pick<Available, 'languages'>, language: string): boolean {
  return languages.some((one) => primaryOf(one) === primaryOf(language));
}

function primaryOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? '';
}

/** What decides whether a member of staff takes chats. */
export interface Availability {
  status: 'online' | 'away';
  /** Whether a console of theirs is connected, to whichever process. */
  connected: boolean;
  disabledAt: number | null;
}

/**
 * Whether a member of staff takes chats now. Routing, transfers, presence and the floor view all use it, so that
 * customers are never told that an agent is present who is then given no chat. The role does not matter.
 */
export function takesChats({ status, connected, disabledAt }: Availability): boolean {
  return disabledAt === null && connected && status === 'online';
}
