import { BoundedMap, bytesOf } from '../lib/bounded-map.ts';
import type { CustomerStore, Customer } from '../storage/customers/store.ts';
import type { StaffMember, StaffStore } from '../storage/accounts/staff-store.ts';
import type { ChatStore } from '../storage/chats/store.ts';
import type { ClusterMessage } from '../delivery/cluster/messages.ts';

/** Size of the customer cache in bytes; the least recently used are dropped first. */
const KEEP_BYTES = 48_000_000;
/** Overhead of one customer besides the texts, in bytes. */
const EACH = 1000;

/** What of an account may be shown: staff see its name, customers its number. */
export interface StaffNames {
  name(account: string): string;
  number(account: string): string;
}

/** What changes about a member of staff in the course of a day. */
export type Changing = Partial<Pick<StaffMember, 'status' | 'away' | 'lostAt' | 'lostMarked'>>;

interface Known {
  customer: Customer | null;
  chats: number;
}

/** Cache of staff and recent customers, so that publishing does not wait for the database. */
export class Directory implements StaffNames {
  private readonly customers = new BoundedMap<Known>(KEEP_BYTES, weightOf);
  private readonly people = new Map<string, StaffMember>();
  /** By account: how many changes are known here and not stored yet. */
  private readonly unstored = new Map<string, number>();

  private changes = 0;
  /** Called whenever this process has changed somebody's status or presence; set by who follows it. */
  onMoved: (account: string) => void = () => undefined;

  constructor(
    private readonly store: { customers: CustomerStore; staff: StaffStore; chats: ChatStore },
    private readonly broadcast: (message: ClusterMessage) => void = () => undefined,
  ) {}

  /**
   * Reads all staff, again if they changed meanwhile. Discards a read that a change has overtaken; while a change is
   * being stored, the presence known here is newer than the stored one. Resolves with whether somebody is new, or is not
   * what they were.
   */
  async readStaff(): Promise<boolean> {
    const { changes } = this;
    const members = await this.store.staff.all();
    if (changes !== this.changes) return false;
    let isNews = false;
    for (const member of members) {
      const before = this.people.get(member.account);
      const known = this.unstored.has(member.account) ? before : undefined;
      const read = known ? { ...member, ...presenceOf(known) } : member;
      isNews ||= JSON.stringify(before) !== JSON.stringify(read);
      this.people.set(member.account, read);
    }
    return isNews;
  }

  member(account: string): StaffMember | undefined {
    return this.people.get(account);
  }

  members(): StaffMember[] {
    return [...this.people.values()];
  }

  /** Remembers a change to a member that `store` is still to store: no reading brings back what was before it. */
  async keep(account: string, change: Changing, store: () => Promise<void>): Promise<void> {
    this.unstored.set(account, (this.unstored.get(account) ?? 0) + 1);
    this.update(account, change);
    try {
      await store();
    } finally {
      const left = (this.unstored.get(account) ?? 1) - 1;
      if (left > 0) this.unstored.set(account, left);
      else {
        this.unstored.delete(account);
        // Overtakes readings that are under way, and those that other processes have made in between.
        const member = this.people.get(account);
        if (member) this.update(account, presenceOf(member));
      }
    }
  }

  /** Remembers a change to a member that has been stored. */
  update(account: string, change: Changing): void {
    this.apply(account, change);
    this.onMoved(account);
    this.broadcast({ is: 'member', account, change });
  }

  /** As {@link update}, for a change on another process. */
  changed(account: string, change: Changing): void {
    const member = this.people.get(account);
    const crossed = member !== undefined && isOlder(change, member);
    this.apply(account, crossed ? { ...change, ...presenceOf(member) } : change);
  }

  private apply(account: string, change: Changing): void {
    this.changes += 1;
    const member = this.people.get(account);
    if (member) this.people.set(account, { ...member, ...change });
  }

  /** Tells the other processes that an account's rights or sessions are no longer what they were. */
  broadcastRightsChange(account: string): void {
    this.broadcast({ is: 'member', account, change: {}, rights: true });
  }

  name(account: string): string {
    return this.people.get(account)?.name ?? account;
  }

  number(account: string): string {
    return this.people.get(account)?.number ?? '';
  }

  /** Loads the customers that are not in the cache; does not wait if all are. */
  async ensureLoaded(customerIds: string[]): Promise<void> {
    const missing = [...new Set(customerIds)].filter((id) => !this.customers.has(id));
    if (missing.length === 0) return;
    const [found, counts] = await Promise.all([
      this.store.customers.findMany(missing),
      this.store.chats.countsOf(missing),
    ]);
    const byId = new Map(found.map((customer) => [customer.id, customer]));
    for (const id of missing)
      this.customers.set(id, { customer: byId.get(id) ?? null, chats: counts.get(id) ?? 0 });
  }

  customer(id: string): Customer | null {
    return this.customers.get(id)?.customer ?? null;
  }

  /** Chats of this customer before the running one. */
  pastChats(id: string): number {
    return Math.max(0, (this.customers.get(id)?.chats ?? 0) - 1);
  }

  /** Caches a customer who has just been stored. */
  remember(customer: Customer): void {
    const known = this.customers.get(customer.id);
    if (known) this.customers.set(customer.id, { ...known, customer });
    if (!known?.customer || isNews(known.customer, customer))
      this.broadcast({ is: 'introduced', id: customer.id });
  }

  /** Another process knows this customer better: they are looked up again. */
  forget(id: string): void {
    this.customers.delete(id);
  }

  /** Drops an erased customer from the cache of every process. */
  forgetEverywhere(id: string): void {
    this.forget(id);
    this.broadcast({ is: 'introduced', id });
  }

  /** A chat of this customer has begun. */
  countChat(id: string): void {
    const known = this.customers.get(id);
    if (known) known.chats += 1;
    this.broadcast({ is: 'introduced', id });
  }
}

/**
 * Whether a change reports an earlier loss of connection than the known one: messages of two processes have crossed.
 */
function isOlder({ lostAt }: Changing, known: StaffMember): boolean {
  return typeof lostAt === 'number' && known.lostAt !== null && lostAt < known.lostAt;
}

function presenceOf({ lostAt, lostMarked }: StaffMember): Changing {
  return { lostAt, lostMarked };
}

function weightOf({ customer }: Known): number {
  if (customer === null) return EACH;
  const { name, contact, locale, page, referrer, attributes } = customer;
  const written = [customer.person ?? null, customer.visit ?? null].map((one) => one && JSON.stringify(one));
  const said = [name, contact, locale, page, referrer, ...written, ...Object.entries(attributes).flat()];
  return said.reduce((bytes, text) => bytes + bytesOf(text), EACH);
}

/** Whether more has changed than the moment of their last visit. */
export function isNews(before: Customer, after: Customer): boolean {
  return JSON.stringify({ ...before, lastSeenAt: 0 }) !== JSON.stringify({ ...after, lastSeenAt: 0 });
}
