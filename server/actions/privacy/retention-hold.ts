import { iso, type Instant } from '../../domain/instant.ts';
import type { Terms } from '../../domain/terms.ts';
import type { Desk } from '../desk.ts';

/** A desk that has not looked for this long was away, or its clock has leaped; nobody here knows which. */
const FAR_MS = 7 * 86_400_000;
/** More chats than this under terms that never applied before are a large erasure. */
const LARGE = 500;
/** From one note of the moment, and one line in the log, to the next. */
const NOTE_MS = 3_600_000;

/**
 * Keeps what is too old from being erased while that may be a mistake: the clock lies far beyond the last look, or the
 * terms are new and much would go. A person confirms with `CONFIRM_ERASURE` and the date. What was asked for by a person
 * is not held. S0(8.1)
 */
export class RetentionHold {
  private notedAt: Instant | null = null;
  private toldAt: Instant | null = null;

  constructor(
    private readonly desk: Desk,
    private readonly terms: Terms,
    private readonly confirmed: string | null,
  ) {}

  /** Whether nothing may be erased now. Notes the look if it may. */
  async holds(now: Instant): Promise<boolean> {
    const terms = JSON.stringify(this.terms);
    const why = this.confirmed === iso(now).slice(0, 10) ? null : await this.reason(now, terms);
    if (why !== null) {
      this.tell(now, why);
      return true;
    }
    if (this.notedAt !== null && Math.abs(now - this.notedAt) < NOTE_MS) return false;
    await this.desk.store.erasure.setLastLook({ at: now, terms });
    this.notedAt = now;
    return false;
  }

  private async reason(now: Instant, terms: string): Promise<string | null> {
    const { erasure } = this.desk.store;
    const last = await erasure.lastLook();
    const since = last?.at ?? (await erasure.newestMoment()) ?? now;
    if (now - since > FAR_MS) return `it is ${iso(now)}, but the desk was last at work at ${iso(since)}`;
    if (last?.terms === terms || this.terms.chats === null) return null;
    const old = await erasure.closedBefore(now - this.terms.chats, LARGE + 1);
    return old.length > LARGE ? `more than ${LARGE} chats are older than these terms, which are new` : null;
  }

  private tell(now: Instant, why: string): void {
    if (this.toldAt !== null && Math.abs(now - this.toldAt) < NOTE_MS) return;
    this.toldAt = now;
    const date = iso(now).slice(0, 10);
    this.desk.log.warn(
      `nothing is erased for its age: ${why}; if that is right, start with CONFIRM_ERASURE=${date} once`,
    );
  }
}
