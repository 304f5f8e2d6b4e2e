import type { Instant } from '../instant.ts';

/** A customer in the queue. */
export interface InQueue {
  chatId: string;
  queuedAt: Instant;
  front: boolean;
  preferredAgent: string | null;
  /** The agent who had the chat and gave it back to the queue; null if no agent had it. */
  returnedBy: string | null;
}

/** An agent who is online and connected. */
export interface Available {
  account: string;
  /** Open chats that they have, and that they may have at once. */
  load: number;
  capacity: number;
  /** The later somebody last came to have a chat, the higher; 0 if they never had one. */
  turn: number;
}

/** One chat for one agent. */
export interface Assignment {
  chatId: string;
  agent: string;
}

/** The order of the queue: who was with an agent before goes first, then who has waited longest. */
export function inOrder(queue: InQueue[]): InQueue[] {
  return [...queue].sort(
    (one, other) =>
      Number(other.front) - Number(one.front) ||
      one.queuedAt - other.queuedAt ||
      one.chatId.localeCompare(other.chatId),
  );
}

/**
 * Who gets whom: the longest-waiting customer first, to the agent they had last if that one is free, else to the least
 * busy agent below capacity, and among those to the one who has been without a new chat for longest. An agent who gave
 * a chat back gets it again only if nobody else is free.
 */
export function deal(queue: InQueue[], agents: Available[]): Assignment[] {
  const present = agents.map((agent) => ({ ...agent }));
  let lastTurn = Math.max(0, ...present.map(({ turn }) => turn));
  const assignments: Assignment[] = [];
  for (const chat of inOrder(queue)) {
    const agent = choose(
      chat,
      present.filter(({ load, capacity }) => load < capacity),
    );
    if (agent === undefined) break;
    lastTurn += 1;
    agent.load += 1;
    agent.turn = lastTurn;
    assignments.push({ chatId: chat.chatId, agent: agent.account });
  }
  return assignments;
}

function choose({ preferredAgent, returnedBy }: InQueue, free: Available[]): Available | undefined {
  const others = free.filter(({ account }) => account !== returnedBy);
  const candidates = others.length > 0 ? others : free;
  const preferred = candidates.find(({ account }) => account === preferredAgent);
  return preferred ?? candidates.reduce<Available | undefined>(nextOf, undefined);
}

function nextOf(best: Available | undefined, agent: Available): Available {
  if (best === undefined) return agent;
  return (agent.load - best.load || agent.turn - best.turn) < 0 ? agent : best;
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
