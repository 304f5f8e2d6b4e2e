import type { Locale } from '../../phrases/manual.ts';
import type { AnnouncedPhrase } from '../../phrases/suggest/announced.ts';
import { ANNOUNCEMENTS_LISTED, OVER_OFFERED_HOURS } from '../../protocol/announcements.ts';
import { announcedIn, outagePhrase, type Announcement } from '../domain/announcement/announcement.ts';
import type { Instant } from '../domain/instant.ts';
import type { Clock } from '../lib/clock.ts';
import type { AnnouncementStore } from '../storage/announcements.ts';

/** From one look at the database to the next, in milliseconds: so much later other processes suggest what was announced. */
const LOOK_AGAIN_MS = 1000;

/** Cache of the announced outages, read for every suggestion. [P8] */
export class Announcements {
  private outages: readonly Announcement[] = [];
  private state: string | null = null;
  private lookedAt: Instant = 0;

  constructor(
    private readonly store: AnnouncementStore,
    private readonly clock: Clock,
  ) {}

  /** Reads them if they have changed; asks no more often than needed. */
  async refresh(): Promise<void> {
    if (Math.abs(this.clock.now() - this.lookedAt) >= LOOK_AGAIN_MS) await this.look();
  }

  /** Reads them now if they have changed. */
  async look(): Promise<void> {
    this.lookedAt = this.clock.now();
    const state = await this.store.state();
    if (state === this.state) return;
    const overSince = this.clock.now() - OVER_OFFERED_HOURS * 3_600_000;
    const all = await this.store.list(overSince, ANNOUNCEMENTS_LISTED);
    this.outages = all.filter(({ outage }) => outage !== null);
    this.state = state;
  }

  /** The sentences that are offered before all others in a language. */
  spokenIn(locale: Locale, now: Instant): AnnouncedPhrase[] {
    return this.outages.length === 0 ? [] : announcedIn(this.outages, locale, now);
  }

  /** The sentence with this id; null if it is no announcement's, or long over. */
  named(phraseId: string): ReturnType<typeof outagePhrase> {
    for (const one of this.outages) {
      const phrase = outagePhrase(one, phraseId);
      if (phrase !== null) return phrase;
    }
    return null;
  }
}
