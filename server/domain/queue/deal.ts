import type { Instant } from '../instant.ts';

/** A customer in the queue. */
export interface InQueue {
  chatId: string;
  queuedAt: Instant;
  front: boolean;
  preferredAgent: string | null;
}

/** An agent who is online and connected. */
export interface Available {
  account: string;
  load: number;
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
 * Who gets whom: the longest-waiting customer first, to the agent they had last if that one is free,
 * else to the least busy agent below capacity.
 */
export function deal(queue: InQueue[], agents: Available[], capacity: number): Assignment[] {
  const loads = new Map(agents.map(({ account, load }) => [account, load]));
  const assignments: Assignment[] = [];
  for (const { chatId, preferredAgent } of inOrder(queue)) {
    const agent = free(preferredAgent, loads, capacity) ?? leastBusy(loads, capacity);
    if (agent === null) break;
    loads.set(agent, (loads.get(agent) ?? 0) + 1);
    assignments.push({ chatId, agent });
  }
  return assignments;
}

function free(account: string | null, loads: Map<string, number>, capacity: number): string | null {
  if (account === null) return null;
  const load = loads.get(account);
  return load !== undefined && load < capacity ? account : null;
}

function leastBusy(loads: Map<string, number>, capacity: number): string | null {
  let best: string | null = null;
  for (const [account, load] of loads) {
    if (load < capacity && (best === null || load < (loads.get(best) ?? 0))) best = account;
  }
  return best;
}
