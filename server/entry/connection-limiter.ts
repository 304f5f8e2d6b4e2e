import type { IncomingMessage } from 'node:http';
import type { Server } from 'socket.io';
import { networkOf } from '../domain/block/network.ts';
import { addressOf, isThisMachine } from './address.ts';
import { StaffConnectionReserve, type ReservedConnection } from './staff-connection-reserve.ts';

/** How many connections this process takes. */
export interface ConnectionLimits {
  perAddress: number;
  inAll: number;
  /** Places beyond both that only signed-in staff may take. */
  forStaff: number;
}

/** Times that one connection may join a side, over its whole life; a client of ours joins once. */
const JOINS_MAX = 20;

/** Counts connections, so that nobody takes the places of all the others. */
export class ConnectionLimiter {
  /** For staff who find no room. */
  readonly reserve: StaffConnectionReserve;
  #inAll = 0;
  readonly #byNetwork = new Map<string, number>();
  readonly #joins = new WeakMap<object, number>();

  constructor(
    private readonly limits: ConnectionLimits,
    private readonly proxies: number,
  ) {
    this.reserve = new StaffConnectionReserve(limits.forStaff);
  }

  /** Counts from now on; a connection too many that slipped in beside others at the door is closed. */
  watch(io: Server): void {
    io.engine.on('connection', (connection: Connection) => {
      if (this.reserve.take(connection)) return;
      const network = this.#networkOf(connection.request);
      if (this.refusal(connection.request) !== null) return void connection.close(true);
      this.#count(network, 1);
      connection.once('close', () => this.#count(network, -1));
    });
  }

  /** Why there is no room for one more from where this request comes; null if there is. */
  refusal(request: IncomingMessage): string | null {
    if (this.#inAll >= this.limits.inAll)
      return 'The desk has as many connections as it takes; try again later.';
    const network = this.#networkOf(request);
    const isFull = network !== null && (this.#byNetwork.get(network) ?? 0) >= this.limits.perAddress;
    return isFull ? 'Too many connections from your network; close some, or try again later.' : null;
  }

  /** Whether a connection joins a side once too often: each time costs what a new visitor costs. */
  joinsTooOften(connection: object): boolean {
    const joins = (this.#joins.get(connection) ?? 0) + 1;
    this.#joins.set(connection, joins);
    return joins > JOINS_MAX;
  }

  /** What is counted together; null for this machine itself, which is a proxy or a test and no visitor. */
  #networkOf(request: IncomingMessage): string | null {
    const address = addressOf(request, this.proxies);
    return isThisMachine(address) ? null : (networkOf(address) ?? address);
  }

  #count(network: string | null, change: 1 | -1): void {
    this.#inAll += change;
    if (network === null) return;
    const count = (this.#byNetwork.get(network) ?? 0) + change;
    if (count > 0) this.#byNetwork.set(network, count);
    else this.#byNetwork.delete(network);
  }
}

/** What this file needs of a connection of Engine.IO. */
interface Connection extends ReservedConnection {
  request: IncomingMessage;
}
