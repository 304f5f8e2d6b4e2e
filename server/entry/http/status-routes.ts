import { Router } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Desk } from '../../actions/desk.ts';
import { sendError } from './respond.ts';

/** What the desk counts about itself; no text, no names. */
export interface Gauges {
  registry: Registry;
  entries: Counter<'kind'>;
  batch: Histogram;
}

/** What keeps the desk from serving, in one sentence; null if nothing does. */
export type Readiness = () => Promise<string | null>;

/** Counters of this process. */
export function gauges(desk: () => Desk | null): Gauges {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'huashu_connections',
    help: 'Open sockets by side',
    labelNames: ['side'],
    registers: [registry],
    collect() {
      const rooms = desk()?.rooms;
      this.set({ side: 'customer' }, rooms?.customers.sockets.size ?? 0);
      this.set({ side: 'desk' }, rooms?.desk.sockets.size ?? 0);
    },
  });
  new Gauge({
    name: 'huashu_queue_length',
    help: 'Customers who wait',
    registers: [registry],
    collect() {
      this.set(desk()?.places.length ?? 0);
    },
  });
  const entries = new Counter({
    name: 'huashu_entries_total',
    help: 'Entries stored, by kind',
    labelNames: ['kind'] as const,
    registers: [registry],
  });
  const batch = new Histogram({
    name: 'huashu_batch_entries',
    help: 'Entries stored in one transaction',
    buckets: [1, 2, 5, 10, 50, 100, 500, 1000],
    registers: [registry],
  });
  return { registry, entries, batch };
}

/** `GET /healthz`, `/readyz`, `/metrics`. */
export function statusRoutes({ registry }: Gauges, readiness: Readiness): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => void response.json({ ok: true }));
  router.get('/readyz', async (_request, response) => {
    const trouble = await readiness();
    if (trouble === null) response.json({ ok: true });
    else sendError(response, { code: 'unavailable', message: trouble });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
