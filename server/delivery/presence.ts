import { TYPING_LIVES_MS } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import type { Duration, Instant } from '../domain/instant.ts';

/** Longer than any grace that is asked about. */
const FORGET_GONE_MS = 120_000;
const KEEP_GONE = 50_000;

/** Who is connected and who is typing, here and now. Never stored: it dies with the connections it speaks of. */
export class Presence {
  private readonly customers = new Map<string, number>();
  private readonly staff = new Map<string, number>();
  private readonly typing = new Map<string, Instant>();
  private readonly went = new Map<string, Instant>();
  private readonly since: Instant;

  constructor(private readonly clock: Clock) {
    this.since = clock.now();
  }

  /** Counts a customer's connection in; gives how many there are now. */
  customerCame(customerId: string): number {
    return count(this.customers, customerId, 1);
  }

  customerWent(customerId: string): number {
    const left = count(this.customers, customerId, -1);
    if (left === 0) {
      this.typing.delete(customerId);
      this.went.delete(customerId);
      this.went.set(customerId, this.clock.now());
      this.forgetWhoIsLongGone();
    }
    return left;
  }

  customerOnline(customerId: string): boolean {
    return this.customers.has(customerId);
  }

  /**
   * Whether a customer has been away for this long. Nobody is known to be gone before the process has run that long
   * itself: after a restart they are all on their way back. [P1]
   */
  customerGone(customerId: string, grace: Duration): boolean {
    if (this.customerOnline(customerId)) return false;
    return this.clock.now() - (this.went.get(customerId) ?? this.since) >= grace;
  }

  staffCame(account: string): number {
    return count(this.staff, account, 1);
  }

  staffWent(account: string): number {
    return count(this.staff, account, -1);
  }

  staffConnected(account: string): boolean {
    return this.staff.has(account);
  }

  /** A customer begins or ends typing. It fades by itself unless said again. [P1] */
  customerTypes(customerId: string, on: boolean): void {
    if (on) this.typing.set(customerId, this.clock.now() + TYPING_LIVES_MS);
    else this.typing.delete(customerId);
  }

  customerTyping(customerId: string): boolean {
    return (this.typing.get(customerId) ?? 0) > this.clock.now();
  }

  /** Who went before the process was old is as gone as who was never here; the rest is kept by time of going. */
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
