import { TYPING_LIVES_MS } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import type { Instant } from '../domain/instant.ts';

/** Who is connected and who is typing, here and now. Never stored: it dies with the connections it speaks of. */
export class Presence {
  private readonly customers = new Map<string, number>();
  private readonly staff = new Map<string, number>();
  private readonly typing = new Map<string, Instant>();

  constructor(private readonly clock: Clock) {}

  /** Counts a customer's connection in; gives how many there are now. */
  customerCame(customerId: string): number {
    return count(this.customers, customerId, 1);
  }

  customerWent(customerId: string): number {
    const left = count(this.customers, customerId, -1);
    if (left === 0) this.typing.delete(customerId);
    return left;
  }

  customerOnline(customerId: string): boolean {
    return this.customers.has(customerId);
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
}

function count(connections: Map<string, number>, who: string, change: 1 | -1): number {
  const number = (connections.get(who) ?? 0) + change;
  if (number > 0) connections.set(who, number);
  else connections.delete(who);
  return Math.max(0, number);
}
