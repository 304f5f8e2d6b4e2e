import type { Instant } from '../../domain/instant.ts';
import type { Needs } from '../services.ts';

/** From one question to the next, in milliseconds. */
const EVERY_MS = 2000;

/**
 * Checks whether the data still belong to the same history. If not, disconnects all clients: they reconnect, get the
 * new epoch first, and start over.
 */
export class EpochWatch {
  private nextAt: Instant = 0;

  constructor(private readonly services: Needs<'clock' | 'epoch' | 'log' | 'rooms' | 'store.epoch'>) {}

  async tick(): Promise<void> {
    const now = this.services.clock.now();
    if (Math.abs(this.nextAt - now) < EVERY_MS && now < this.nextAt) return;
    this.nextAt = now + EVERY_MS;
    const epoch = await this.services.store.epoch();
    if (epoch === this.services.epoch) return;
    this.services.epoch = epoch;
    this.services.log.warn('data epoch changed, disconnecting all clients');
    const { customers, desk } = this.services.rooms;
    // The connection, not the namespace: clients come back from that by themselves.
    for (const socket of [...customers.sockets.values(), ...desk.sockets.values()]) socket.conn.close();
  }
}
