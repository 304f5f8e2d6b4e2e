import type { CustomerStore, Customer } from '../storage/customer-store.ts';
import type { StaffMember, StaffStore } from '../storage/staff-store.ts';
import type { ChatStore } from '../storage/store.ts';
import type { Nameplates } from './present-entry.ts';

/** This many customers are kept at hand; who was needed longest ago is forgotten first. */
const KEEP = 20_000;

interface Known {
  customer: Customer | null;
  chats: number;
}

/** Who the people are whom news speaks of: kept at hand, so that publishing does not wait for the database. */
export class Directory implements Nameplates {
  private readonly customers = new Map<string, Known>();
  private readonly people = new Map<string, StaffMember>();

  constructor(private readonly store: { customers: CustomerStore; staff: StaffStore; chats: ChatStore }) {}

  /** Reads all staff; again after they changed. */
  async readStaff(): Promise<void> {
    for (const member of await this.store.staff.all()) this.people.set(member.account, member);
  }

  member(account: string): StaffMember | undefined {
    return this.people.get(account);
  }

  members(): StaffMember[] {
    return [...this.people.values()];
  }

  /** Remembers a change to a member that has been stored. */
  update(account: string, change: Partial<StaffMember>): void {
    const member = this.people.get(account);
    if (member) this.people.set(account, { ...member, ...change });
  }

  name(account: string): string {
    return this.people.get(account)?.name ?? account;
  }

  number(account: string): string {
    return this.people.get(account)?.number ?? '';
  }

  /** Makes sure that these customers are known; no wait if they are. */
  async know(customerIds: string[]): Promise<void> {
    const missing = [...new Set(customerIds)].filter((id) => !this.customers.has(id));
    if (missing.length === 0) return;
    const [found, counts] = await Promise.all([
      this.store.customers.findMany(missing),
      this.store.chats.countsOf(missing),
    ]);
    const byId = new Map(found.map((customer) => [customer.id, customer]));
    for (const id of missing) this.keep(id, { customer: byId.get(id) ?? null, chats: counts.get(id) ?? 0 });
  }

  customer(id: string): Customer | null {
    return this.customers.get(id)?.customer ?? null;
  }

  /** Chats of this customer before the running one. */
  pastChats(id: string): number {
    return Math.max(0, (this.customers.get(id)?.chats ?? 0) - 1);
  }

  /** Remembers a customer who has just been stored. */
  remember(customer: Customer): void {
    const known = this.customers.get(customer.id);
    if (known) this.keep(customer.id, { ...known, customer });
  }

  /** A chat of this customer has begun. */
  countChat(id: string): void {
    const known = this.customers.get(id);
    if (known) known.chats += 1;
  }

  private keep(id: string, known: Known): void {
    this.customers.delete(id);
    this.customers.set(id, known);
    const oldest = this.customers.size > KEEP ? this.customers.keys().next().value : undefined;
    if (oldest !== undefined) this.customers.delete(oldest);
  }
}
