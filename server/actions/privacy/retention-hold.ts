import { iso, type Instant } from '../../domain/instant.ts';
import type { RetentionPeriods } from '../../domain/rules.ts';
import type { Needs } from '../services.ts';

/** After this long without a look the desk was down, or its clock has jumped; it cannot tell which. */
const FAR_MS = 7 * 86_400_000;
/** More chats, people, records or blocks than this under terms that never applied before are a large erasure. */
const LARGE = 500;
/** From one note of the moment, and one line in the log, to the next. */
const NOTE_MS = 3_600_000;
/** Stands for the periods of a desk that has never erased anything. */
const NONE = '';

/** What each kind is called when it is held. */
const NAMES: Readonly<Record<keyof RetentionPeriods, string>> = {
  chats: 'chats',
  contacts: 'customers',
  records: 'records of messages',
  blocks: 'blocks',
  timeline: 'spans of the timeline',
};
const KINDS = ['chats', 'contacts', 'records', 'blocks', 'timeline'] as const;

/**
 * Holds back erasure by age while it may be a mistake: the clock is far beyond the last look, or the periods are new
 * and would erase much. A person confirms with `CONFIRM_ERASURE` and the date, or restores the periods. Erasures that a
 * person asked for are not held back. S0(8.1)
 */
export class RetentionHold {
  private noted: { at: Instant; terms: string } | null = null;
  private toldAt: Instant | null = null;
  private why: string | null = null;

  constructor(
    private readonly services: Needs<'log' | 'store.erasure'>,
    private readonly retention: RetentionPeriods,
    private readonly confirmed: string | null,
  ) {}

  /** Why nothing was erased at the last look of this process; null if nothing was held, or another process looks. */
  get reason(): string | null {
    return this.why;
  }

  /** Another process looks now. */
  forget(): void {
    this.why = null;
  }

  /** Whether nothing may be erased now. Notes the look, unless the clock is in doubt. */
  async holds(now: Instant): Promise<boolean> {
    const terms = JSON.stringify(this.retention);
    const isConfirmed = this.confirmed === iso(now).slice(0, 10);
    const last = await this.services.store.erasure.lastLook();
    const leap = isConfirmed ? null : await this.leap(now, last?.at);
    const isNew = !isConfirmed && leap === null && last?.terms !== terms;
    this.why = leap ?? (isNew ? await this.large(now) : null);
    // Note the time while held: if the periods are restored after a week, the clock must not look as if it had jumped.
    if (leap === null) await this.note(now, this.why === null ? terms : (last?.terms ?? NONE));
    if (this.why === null) return false;
    this.warn(now, this.why);
    return true;
  }

  private async leap(now: Instant, lastAt: Instant | undefined): Promise<string | null> {
    const since = lastAt ?? (await this.services.store.erasure.newestMoment()) ?? now;
    return now - since > FAR_MS ? `it is ${iso(now)}, but the desk was last at work at ${iso(since)}` : null;
  }

  private async large(now: Instant): Promise<string | null> {
    for (const kind of KINDS) {
      const term = this.retention[kind];
      if (term === null) continue;
      const due = await this.services.store.erasure.countDue(kind, now - term, LARGE + 1);
      if (due > LARGE) return `more than ${LARGE} ${NAMES[kind]} are older than these terms, which are new`;
    }
    return null;
  }

  private async note(at: Instant, terms: string): Promise<void> {
    if (this.noted?.terms === terms && Math.abs(at - this.noted.at) < NOTE_MS) return;
    await this.services.store.erasure.setLastLook({ at, terms });
    this.noted = { at, terms };
  }

  private warn(now: Instant, why: string): void {
    if (this.toldAt !== null && Math.abs(now - this.toldAt) < NOTE_MS) return;
    this.toldAt = now;
    const date = iso(now).slice(0, 10);
    this.services.log.warn(
      `nothing is erased for its age: ${why}; if that is right, start with CONFIRM_ERASURE=${date} once`,
    );
  }
}
