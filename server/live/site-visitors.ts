import type { ClusterMessage } from '../delivery/cluster/messages.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import type { Clock } from '../lib/clock.ts';
import type { Presence } from './presence.ts';

/** Somebody who is on a website with the widget now. Ends with the connection, and is never stored. */
export interface SiteVisitor {
  customerId: string;
  /** The name of their network, by which they may be blocked; never shown. */
  network: string | null;
  page: string | null;
  title: string | null;
  referrer: string | null;
  locale: string | null;
  device: string | null;
  name: string | null;
  department: string | null;
  since: Instant;
  onPageSince: Instant;
  returning: boolean;
  chat: { id: string; agent: string | null } | null;
  invited: { by: string; state: 'open' | 'accepted' | 'later' | 'never'; until: Instant } | null;
}

/** What a connection tells of its visitor. */
export type Seen = Omit<SiteVisitor, 'since' | 'onPageSince' | 'chat' | 'invited'>;

/**
 * Visitors in memory at most: about 1 kB each, 10 MB. Those beyond it are served as ever, and not in the list.
 */
const VISITORS_MAX = 10_000;

/** Who comes back so soon, with the next page, has not been away. */
const SAME_VISIT_MS: Duration = 60_000;

/**
 * Who is on the websites, on all processes: each tells the others of its own. Who is gone is known from {@link Presence};
 * their row stays for the time in which the next page of the same visit comes.
 */
export class SiteVisitors {
  readonly #all = new Map<string, SiteVisitor>();
  readonly #went = new Map<string, Instant>();
  /** Counts the changes, so that nothing is sent again that has been. */
  changes = 0;

  constructor(
    private readonly clock: Clock,
    private readonly presence: Presence,
    private readonly broadcast: (message: ClusterMessage) => void,
  ) {}

  /** Somebody is on a page; says whether there was room for them. */
  saw(seen: Seen): boolean {
    const now = this.clock.now();
    const before = this.#all.get(seen.customerId);
    if (before === undefined && !this.#hasRoom(now)) return false;
    const isSamePage = before?.page === seen.page;
    this.#keep({
      ...seen,
      returning: seen.returning || before?.returning === true,
      since: before?.since ?? now,
      onPageSince: isSamePage ? before.onPageSince : now,
      chat: before?.chat ?? null,
      invited: before?.invited ?? null,
    });
    return true;
  }

  find(customerId: string): SiteVisitor | null {
    const found = this.#all.get(customerId);
    return found !== undefined && this.presence.customerOnline(customerId) ? found : null;
  }

  /** Changes what is known of somebody who is in the list; others are nobody's business. */
  change(customerId: string, news: Partial<Pick<SiteVisitor, 'chat' | 'invited' | 'returning'>>): void {
    const before = this.#all.get(customerId);
    if (before !== undefined) this.#keep({ ...before, ...news });
  }

  /** A visitor of another process. */
  applyRemote(visitor: SiteVisitor): void {
    if (!this.#all.has(visitor.customerId) && !this.#hasRoom(this.clock.now())) return;
    this.#all.set(visitor.customerId, visitor);
    this.changes += 1;
  }

  /** Those who are here now, in the order in which they came; drops who has been gone for longer than between two pages. */
  online(): SiteVisitor[] {
    this.#forgetGone(this.clock.now());
    return [...this.#all.values()].filter(({ customerId }) => !this.#went.has(customerId));
  }

  /** Those of this process's own connections, for a process that joins. */
  here(): SiteVisitor[] {
    return [...this.#all.values()].filter(({ customerId }) => this.presence.customerHere(customerId));
  }

  /** The desk no longer wants to know. */
  forget(): void {
    if (this.#all.size === 0) return;
    this.#all.clear();
    this.#went.clear();
    this.changes += 1;
  }

  #keep(visitor: SiteVisitor): void {
    this.#all.set(visitor.customerId, visitor);
    this.#went.delete(visitor.customerId);
    this.changes += 1;
    this.broadcast({ is: 'visitor', visitor });
  }

  #hasRoom(now: Instant): boolean {
    if (this.#all.size >= VISITORS_MAX) this.#forgetGone(now);
    return this.#all.size < VISITORS_MAX;
  }

  #forgetGone(now: Instant): void {
    for (const customerId of this.#all.keys()) {
      const isOnline = this.presence.customerOnline(customerId);
      const went = this.#went.get(customerId);
      if (isOnline === (went === undefined)) {
        if (went !== undefined && now - went >= SAME_VISIT_MS) {
          this.#all.delete(customerId);
          this.#went.delete(customerId);
        }
        continue;
      }
      if (isOnline) this.#went.delete(customerId);
      else this.#went.set(customerId, now);
      this.changes += 1;
    }
  }
}
