import { z } from 'zod';
import { Flooded, Paced } from './calls.ts';
import { Child } from './children.ts';
import type { Plan } from './plan.ts';
import type { Target } from './servers.ts';

const AGENTS = ['1001', '1002'];

/** A target with its crowd, ready for rounds. */
export interface Contender {
  name: 'relay' | 'sqlite' | 'postgres';
  flood(plan: Plan): Promise<Flooded & { cpuUs: number }>;
  pace(plan: Plan): Promise<Paced>;
  stop(): Promise<void>;
}

/** Gathers agents and customers around a server. */
export async function enter(name: Contender['name'], target: Target, plan: Plan): Promise<Contender> {
  const clients = new Child('bench-clients.js');
  const { url, password } = target;
  const { customers, inFlight } = plan;
  await clients.ask(
    { ask: 'gather', url, password, customers, inFlight, agents: AGENTS, leads: 0 },
    z.null(),
  );
  return {
    name,
    async flood({ warmUpMs, throughputMs }) {
      const before = await target.gauge(false);
      const flooded = await clients.ask({ ask: 'flood', warmUpMs, ms: throughputMs }, Flooded);
      const after = await target.gauge(false);
      return { ...flooded, cpuUs: (after.cpu - before.cpu) / flooded.total };
    },
    pace({ pace, paceMs }) {
      return clients.ask({ ask: 'pace', perSecond: pace, ms: paceMs }, Paced);
    },
    async stop() {
      await clients.stop();
      await target.stop();
    },
  };
}
