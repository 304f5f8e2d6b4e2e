import { Gauge, type Registry } from 'prom-client';
import type { Needs } from '../actions/services.ts';

/** Sources of the gauges that are sampled on scrape. */
export interface GaugeSources {
  services: Needs<'chats' | 'clock' | 'directory' | 'queuePositions' | 'presence' | 'rooms' | 'store.staff'>;
  /** Why erasure by age is held back; null if it is not. */
  erasureHeld: () => string | null;
  /** Whether database and Redis answer; Redis is null where it is not used. Never throws. */
  reach: () => Promise<{ database: boolean; redis: boolean | null }>;
}

/** Registers the gauges that are sampled on scrape. */
export function addGauges(registry: Registry, { services, erasureHeld, reach }: GaugeSources): void {
  const gauge = <L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[],
    collect: (set: (value: number, labels?: Partial<Record<L, string>>) => void) => void | Promise<void>,
  ): void => {
    new Gauge({
      name: `huashu_${name}`,
      help,
      labelNames,
      registers: [registry],
      collect() {
        return collect((value, labels = {}) => this.set(labels, value));
      },
    });
  };
  gauge('connections', 'Open sockets of this process, by side', ['side'], (set) => {
    const { rooms } = services;
    set(rooms.customers.sockets.size, { side: 'customer' });
    set(rooms.desk.sockets.size, { side: 'desk' });
  });
  gauge(
    'transports',
    'Open connections of this process, those that have joined no side included',
    [],
    (set) => set(services.rooms.transports()),
  );
  gauge('queue_length', 'Customers who wait, on the whole desk', [], (set) =>
    set(services.queuePositions.length),
  );
  gauge('queue_longest_wait_seconds', 'How long the first of them has waited', [], (set) => {
    const { queuePositions, clock } = services;
    const { since } = queuePositions;
    set(since !== null ? Math.max(0, clock.now() - since) / 1000 : 0);
  });
  gauge('commands_pending', 'Commands that wait to be stored or are being stored', [], (set) =>
    set(services.chats.pending()),
  );
  gauge(
    'erasure_held',
    'Whether erasing by age waits for a person (1) or not (0), on the process that looks',
    [],
    (set) => set(erasureHeld() ? 1 : 0),
  );
  gauge('agents_online', 'Agents who are connected and take chats, on the whole desk', [], (set) => {
    const { directory, presence } = services;
    const ready = directory
      .members()
      .filter(({ account, role, status }) =>
        role === 'agent' && status === 'online' ? presence.staffConnected(account) : false,
      );
    set(ready.length);
  });
  gauge('sessions', 'Signed-in browsers of staff, on the whole desk', [], async (set) => {
    const { store, clock } = services;
    // While the database is down the gauge keeps its last value.
    const count = await store.staff.countSessions(clock.now()).catch(() => null);
    if (typeof count === 'number') set(count);
  });
  gauge('up', 'Whether the database and Redis answer (1) or not (0)', ['part'], async (set) => {
    const { database, redis } = await reach();
    set(database ? 1 : 0, { part: 'database' });
    if (redis !== null) set(redis ? 1 : 0, { part: 'redis' });
  });
}
