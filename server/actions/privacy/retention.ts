import type { Duration, Instant } from '../../domain/instant.ts';
import type { RetentionPeriods } from '../../domain/rules.ts';
import type { Needs } from '../services.ts';
import { eraseCase } from './erase-cases.ts';
import { eraseChat } from './erase-chat.ts';
import { eraseEverything, type Erasing } from './erase-person.ts';
import { RetentionHold } from './retention-hold.ts';

/** Interval between looks for old data, in milliseconds. */
const EVERY_MS = 60_000;
/** The next look, if there is more to erase. */
const SOON_MS = 1000;
/** How much one look erases, so that the desk's own work comes between. */
const CHATS = 10;
const ROWS = 200;
const PEOPLE = 2;
/** How long a request to erase a person may take before the sweep continues it. */
const OWN_TIME_MS = 60_000;

/**
 * Erases data that is older than its retention period, and continues interrupted erasures of persons; a little at a
 * time, on one process. S0(8.1)
 */
export class Retention {
  private nextAt: Instant = 0;
  private running: Promise<void> | null = null;
  private looks = 0;
  private readonly hold: RetentionHold;

  constructor(
    private readonly services: Erasing & Needs<'clock' | 'log' | 'store.onlyHere' | 'store.timeline'>,
    private readonly retention: RetentionPeriods,
    confirmed: string | null = null,
  ) {
    this.hold = new RetentionHold(services, retention, confirmed);
  }

  /** Begins a look if it is time to. The clocks do not wait for it. */
  tick(): void {
    if (this.running || this.services.clock.now() < this.nextAt) return;
    this.nextAt = this.services.clock.now() + EVERY_MS;
    this.running = this.look()
      .catch((error: unknown) => void this.failed(error))
      .finally(() => (this.running = null));
  }

  /** Why nothing is erased for its age, as this process found it; null if nothing is held. */
  get held(): string | null {
    return this.hold.reason;
  }

  /** Resolves when the look in flight has settled. */
  async settled(): Promise<void> {
    await this.running;
  }

  private async look(): Promise<void> {
    const { onlyHere } = this.services.store;
    const { looks } = this;
    await (onlyHere ? onlyHere(() => this.erase()) : this.erase());
    if (this.looks === looks) this.hold.forget();
  }

  private async erase(): Promise<void> {
    this.looks += 1;
    const now = this.services.clock.now();
    const byAge = [
      () => this.chats(now),
      () => this.cases(now),
      () => this.customers(now),
      () => this.rows('records', now),
      () => this.rows('blocks', now),
      () => this.rows('timeline', now),
    ];
    const isHeld = await this.hold.holds(now);
    const parts = [() => this.finishAsked(now), ...(isHeld ? [] : byAge), () => this.forgetPast()];
    for (const part of parts) {
      // What cannot be erased must not keep everything else.
      const hasMore = await part().catch((error: unknown) => this.failed(error));
      if (hasMore) this.nextAt = now + SOON_MS;
    }
  }

  private failed(error: unknown): false {
    this.services.log.error({ err: error }, 'erasure failed, will retry');
    return false;
  }

  /** Erasures that a process began and did not live to end. Each says whether there may be more. */
  private async finishAsked(now: Instant): Promise<boolean> {
    const asked = await this.services.store.erasure.intended(now - OWN_TIME_MS, PEOPLE);
    for (const erasure of asked) await eraseEverything(this.services, erasure);
    return asked.length === PEOPLE;
  }

  /** Purges what could not be purged after an erasure because of a running backup; tries again at the next look. */
  private async forgetPast(): Promise<boolean> {
    await this.services.store.erasure.forgetPast();
    return false;
  }

  private async chats(now: Instant): Promise<boolean> {
    const before = limit(this.retention.chats, now);
    if (before === null) return false;
    const old = await this.services.store.erasure.closedBefore(before, CHATS);
    for (const chat of old) {
      await eraseChat(this.services, chat, { by: { role: 'system' }, why: 'age' });
      await this.services.store.erasure.removeBlocksOf(chat.id);
    }
    return old.length === CHATS;
  }

  /** Cases hold what was said in chats: they are erased as long after their end. */
  private async cases(now: Instant): Promise<boolean> {
    const before = limit(this.retention.chats, now);
    if (before === null) return false;
    const old = await this.services.store.cases.doneBefore(before, CHATS);
    for (const number of old) await eraseCase(this.services, number, { role: 'system' });
    return old.length === CHATS;
  }

  private async customers(now: Instant): Promise<boolean> {
    const before = limit(this.retention.contacts, now);
    if (before === null) return false;
    const gone = await this.services.store.erasure.removeCustomers(before, ROWS);
    for (const id of gone) this.services.directory.forgetEverywhere(id);
    return gone.length === ROWS;
  }

  private async rows(kind: 'records' | 'blocks' | 'timeline', now: Instant): Promise<boolean> {
    const before = limit(this.retention[kind], now);
    if (before === null) return false;
    const { erasure, timeline } = this.services.store;
    const remove = {
      records: () => erasure.removeRecords(before, ROWS),
      blocks: () => erasure.removeBlocks(before, ROWS),
      timeline: () => timeline.removeBefore(before, ROWS),
    };
    return (await remove[kind]()) === ROWS;
  }
}

function limit(term: Duration | null, now: Instant): Instant | null {
  return term === null ? null : now - term;
}
