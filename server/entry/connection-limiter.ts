import type { IncomingMessage } from 'node:http';
import type { Server } from 'socket.io';
import { networkOf } from '../domain/block/network.ts';
import { addressOf, isThisMachine } from './trusted-proxies.ts';
import { StaffConnectionReserve, type ReservedConnection } from './staff-connection-reserve.ts';

/** Connection limits of one process. */
export interface ConnectionLimits {
  perAddress: number;
  inAll: number;
  /** Extra slots for signed-in staff, beyond both limits. */
  forStaff: number;
}

/** How often one connection may join a namespace in its lifetime; our clients join once. */
const JOINS_MAX = 20;

/** Limits connections in total and per network, so that one network cannot exhaust the process. */
export class ConnectionLimiter {
  /** Slots for staff when the limits are reached. */
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

  /** Starts counting. Concurrent handshakes may pass {@link refusal} together; those beyond the limit are closed here. */
  watch(io: Server): void {
    io.engine.on('connection', (connection: Connection) => {
      if (this.reserve.take(connection)) return;
      const network = this.#networkOf(connection.request);
      if (this.refusal(connection.request) !== null) return void connection.close(true);
      this.#count(network, 1);
      connection.once('close', () => this.#count(network, -1));
    });
  }

  /** Why a handshake is refused, as a sentence for the client; null if it is admitted. */
  refusal(request: IncomingMessage): string | null {
    if (this.#inAll >= this.limits.inAll)
      return 'The desk has as many connections as it takes; try again later.';
    const network = this.#networkOf(request);
    const isFull = network !== null && (this.#byNetwork.get(network) ?? 0) >= this.limits.perAddress;
    return isFull ? 'Too many connections from your network; close some, or try again later.' : null;
  }

  /** Counts a namespace join; true if it is one too many. Each join costs as much as a new visitor. */
  joinsTooOften(connection: object): boolean {
    const joins = (this.#joins.get(connection) ?? 0) + 1;
    this.#joins.set(connection, joins);
    return joins > JOINS_MAX;
  }

  /** The network that a request counts for; null for loopback, which is a proxy or a test. */
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

/** The part of an Engine.IO connection that is used here. */
interface Connection extends ReservedConnection {
  request: IncomingMessage;
}
