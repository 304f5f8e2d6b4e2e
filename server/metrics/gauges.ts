import { Gauge, type Registry } from 'prom-client';
import type { OpenDesk } from '../actions/open-desk.ts';

/** Sources of the gauges that are sampled on scrape. The desk is null until it is open. */
export interface GaugeSources {
  opened: () => OpenDesk | null;
  /** Whether database and Redis answer; Redis is null where it is not used. Never throws. */
  reach: () => Promise<{ database: boolean; redis: boolean | null }>;
}

/** Registers the gauges that are sampled on scrape. */
export function addGauges(registry: Registry, { opened, reach }: GaugeSources): void {
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
    const rooms = opened()?.desk.rooms;
    set(rooms?.customers.sockets.size ?? 0, { side: 'customer' });
    set(rooms?.desk.sockets.size ?? 0, { side: 'desk' });
  });
  gauge(
    'transports',
    'Open connections of this process, those that have joined no side included',
    [],
    (set) => set(opened()?.desk.rooms.transports() ?? 0),
  );
  gauge('queue_length', 'Customers who wait, on the whole desk', [], (set) =>
    set(opened()?.desk.places.length ?? 0),
  );
  gauge('queue_longest_wait_seconds', 'How long the first of them has waited', [], (set) => {
    const desk = opened()?.desk;
    const since = desk?.places.since ?? null;
    set(desk && since !== null ? Math.max(0, desk.clock.now() - since) / 1000 : 0);
  });
  gauge('commands_pending', 'Commands that wait to be stored or are being stored', [], (set) =>
    set(opened()?.pending() ?? 0),
  );
  gauge(
    'erasure_held',
    'Whether erasing by age waits for a person (1) or not (0), on the process that looks',
    [],
    (set) => set(opened()?.erasureHeld() ? 1 : 0),
  );
  gauge('agents_online', 'Agents who are connected and take chats, on the whole desk', [], (set) => {
    const desk = opened()?.desk;
    const ready = desk?.directory
      .members()
      .filter(({ account, role, status }) =>
        role === 'agent' && status === 'online' ? desk.presence.staffConnected(account) : false,
      );
    set(ready?.length ?? 0);
  });
  gauge('sessions', 'Signed-in browsers of staff, on the whole desk', [], async (set) => {
    const desk = opened()?.desk;
    // While the database is down the gauge keeps its last value.
    const count = await desk?.store.staff.countSessions(desk.clock.now()).catch(() => null);
    if (typeof count === 'number') set(count);
  });
  gauge('up', 'Whether the database and Redis answer (1) or not (0)', ['part'], async (set) => {
    const { database, redis } = await reach();
    set(database ? 1 : 0, { part: 'database' });
    if (redis !== null) set(redis ? 1 : 0, { part: 'redis' });
  });
}
