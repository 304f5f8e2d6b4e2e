import { TYPING_LIVES_MS } from '../../protocol/limits.ts';
import type { Clock } from '../lib/clock.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import type { ConnectedPeople, ClusterMessage } from '../delivery/cluster/messages.ts';
import { RemotePresence } from './remote-presence.ts';

/** Longer than any grace period that is checked. */
const FORGET_GONE_MS = 120_000;
const KEEP_GONE = 50_000;

/**
 * Who is connected and who is typing, on all processes. Never stored: it ends with the connections. While the cluster
 * is isolated, the people of other processes stay as last reported.
 */
export class Presence {
  /** Who is connected to the other processes. */
  readonly remote = new RemotePresence();
  /** Whether every process has reported who is connected to it. */
  isSynced = true;
  /** Whether contact to the other processes is lost: their events arrive late. */
  isIsolated = false;
  private readonly customers = new Map<string, number>();
  private readonly staff = new Map<string, number>();
  private readonly typing = new Map<string, Instant>();
  private readonly went = new Map<string, Instant>();
  private readonly since: Instant;

  constructor(
    private readonly clock: Clock,
    private readonly broadcast: (message: ClusterMessage) => void = () => undefined,
  ) {
    this.since = clock.now();
  }

  /** Counts a new connection of a customer; returns how many they have now, at least those of this process. */
  customerCame(customerId: string): number {
    const here = count(this.customers, customerId, 1);
    if (here === 1) this.broadcast({ is: 'customer', id: customerId, here: true });
    return here + this.remote.customerCount(customerId);
  }

  customerWent(customerId: string): number {
    const here = count(this.customers, customerId, -1);
    if (here === 0) this.broadcast({ is: 'customer', id: customerId, here: false });
    const left = here + this.remote.customerCount(customerId);
    if (left === 0) this.hasGone(customerId);
    return left;
  }

  /** Whether a customer is connected to this process. */
  customerHere(customerId: string): boolean {
    return this.customers.has(customerId);
  }

  customerOnline(customerId: string): boolean {
    return this.customers.has(customerId) || this.remote.customerCount(customerId) > 0;
  }

  /**
   * Whether a customer has been away for this long. False until the process itself has run that long: after a restart
   * everybody is still reconnecting. [P1]
   */
  customerGone(customerId: string, grace: Duration): boolean {
    if (this.customerOnline(customerId)) return false;
    return this.clock.now() - (this.went.get(customerId) ?? this.since) >= grace;
  }

  /** A customer connected to another process, or disconnected from it. */
  customerElsewhere(from: string, customerId: string, here: boolean): void {
    this.remote.setCustomer(from, customerId, here);
    if (!here && !this.customerOnline(customerId)) this.hasGone(customerId);
  }

  /** Another process has ended, and all connections to it. */
  processGone(from: string): void {
    for (const customerId of this.remote.forget(from))
      if (!this.customerOnline(customerId)) this.hasGone(customerId);
  }

  /** Counts a console in; gives how many of this account there are now, on all processes. */
  staffCame(account: string): number {
    return this.countStaff(account, 1);
  }

  staffWent(account: string): number {
    return this.countStaff(account, -1);
  }

  staffConnected(account: string): boolean {
    return this.staffHere(account) || this.remote.staffCount(account) > 0;
  }

  /** Whether a console of this account is connected to this process. */
  staffHere(account: string): boolean {
    return this.staff.has(account);
  }

  /** The people who are connected to this process. */
  here(): ConnectedPeople {
    return { staff: [...this.staff], customers: [...this.customers.keys()] };
  }

  /** A customer starts or stops typing. Expires unless repeated. [P1] */
  customerTypes(customerId: string, on: boolean): void {
    this.customerTypesSomewhere(customerId, on);
    this.broadcast({ is: 'typing', id: customerId, on });
  }

  /** As {@link customerTypes}, for another process. */
  customerTypesSomewhere(customerId: string, on: boolean): void {
    if (on) this.typing.set(customerId, this.clock.now() + TYPING_LIVES_MS);
    else this.typing.delete(customerId);
  }

  customerTyping(customerId: string): boolean {
    return (this.typing.get(customerId) ?? 0) > this.clock.now();
  }

  private countStaff(account: string, change: 1 | -1): number {
    const here = count(this.staff, account, change);
    this.broadcast({ is: 'staff', account, count: here });
    return here + this.remote.staffCount(account);
  }

  private hasGone(customerId: string): void {
    this.typing.delete(customerId);
    this.went.delete(customerId);
    this.went.set(customerId, this.clock.now());
    this.forgetWhoIsLongGone();
  }

  /**
   * Drops customers who left long ago; the map is in the order of leaving. Who left before the process was that old
   * counts as gone anyway.
   */
  private forgetWhoIsLongGone(): void {
    for (const [customerId, at] of this.went) {
      if (this.went.size <= KEEP_GONE && this.clock.now() - at < FORGET_GONE_MS) return;
      this.went.delete(customerId);
    }
  }
}

function count(connections: Map<string, number>, who: string, change: 1 | -1): number {
  const number = (connections.get(who) ?? 0) + change;
  if (number > 0) connections.set(who, number);
  else connections.delete(who);
  return Math.max(0, number);
}
