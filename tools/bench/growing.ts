import { z } from 'zod';
import { Flooded } from './calls.ts';
import { Child } from './children.ts';
import { median } from './statistics.ts';
import { startDesk, type Target } from './servers.ts';

const REDIS = process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379';
const FLOOD = { ask: 'flood', warmUpMs: 1500, ms: 3000 } as const;
const ROUNDS = 3;
const AGENTS = ['1001', '1002'];

/** One desk and its crowd. `processes` 0 is one process on SQLite; else as many on PostgreSQL and Redis. */
interface Size {
  name: string;
  processes: number;
  customers: number;
  leads: number;
}

const SQLITE = { processes: 0, customers: 200, leads: 0 };

/** What is varied, one thing at a time. */
export const GROWTH: Size[] = [
  // Fewer would meet the brake: one connection may send 2,000 messages in ten seconds.
  { ...SQLITE, name: 'SQLite, 100 chats', customers: 100 },
  { ...SQLITE, name: 'SQLite, 200 chats' },
  { ...SQLITE, name: 'SQLite, 200 chats, 5 consoles watch all', leads: 5 },
  { ...SQLITE, name: 'SQLite, 200 chats, 20 consoles watch all', leads: 20 },
  ...[1, 2, 4].map((processes) => ({
    ...SQLITE,
    name: `PostgreSQL and Redis, ${processes} ${processes === 1 ? 'process' : 'processes'}`,
    processes,
  })),
];

/** What came of it: acknowledged messages a second, and processor time of a message in all processes of the desk. */
export interface Grown {
  name: string;
  perSecond: number;
  cpuUs: number;
}

/** Starts a desk of this size, floods it some times and ends it; the middle of the rounds. */
export async function flooded(size: Size, databaseUrl: string | null): Promise<Grown> {
  const settings = { AGENT_CAPACITY: '100', ...sharedBy(databaseUrl) };
  const targets: Target[] = [];
  const crowds: Child[] = [];
  try {
    for (let number = 0; number < Math.max(1, size.processes); number += 1) {
      targets.push(await startDesk(settings));
      crowds.push(new Child('bench-clients.js'));
    }
    await gather(size, targets, crowds);
    const rounds: { perSecond: number; cpuUs: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await flood(targets, crowds));
    return {
      name: size.name,
      perSecond: median(rounds.map(({ perSecond }) => perSecond)),
      cpuUs: median(rounds.map(({ cpuUs }) => cpuUs)),
    };
  } finally {
    for (const crowd of crowds) await crowd.stop();
    for (const target of targets) await target.stop();
  }
}

function sharedBy(databaseUrl: string | null): Record<string, string> {
  return databaseUrl === null ? {} : { DATABASE_URL: databaseUrl, REDIS_URL: REDIS };
}

/** Customers are spread evenly; agents sit at the first processes, so that most news crosses from one to another. */
async function gather(size: Size, targets: Target[], crowds: Child[]): Promise<void> {
  for (const [number, crowd] of crowds.entries()) {
    const { url, password } = targets[number] ?? { url: '', password: null };
    const agents = crowds.length === 1 ? AGENTS : AGENTS.slice(number, number + 1);
    const customers = Math.round(size.customers / crowds.length);
    const leads = number === 0 ? size.leads : 0;
    await crowd.ask({ ask: 'gather', url, password, customers, inFlight: 5, agents, leads }, z.null());
  }
}

async function flood(targets: Target[], crowds: Child[]): Promise<{ perSecond: number; cpuUs: number }> {
  const before = await cpu(targets);
  const floods = await Promise.all(crowds.map((crowd) => crowd.ask(FLOOD, Flooded)));
  const spent = (await cpu(targets)) - before;
  const sum = (figure: (one: Flooded) => number): number => floods.reduce((so, one) => so + figure(one), 0);
  return { perSecond: sum((one) => one.perSecond), cpuUs: spent / sum((one) => one.total) };
}

async function cpu(targets: Target[]): Promise<number> {
  const gauges = await Promise.all(targets.map((target) => target.gauge(false)));
  return gauges.reduce((so, one) => so + one.cpu, 0);
}
