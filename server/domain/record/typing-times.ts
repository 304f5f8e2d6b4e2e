import { BoundedMap } from '../../lib/bounded-map.ts';
import type { Duration, Instant } from '../instant.ts';

/** The console repeats itself every eight seconds; after a longer silence the agent was no longer typing. */
const SILENT_MS = 15_000;
/** Drafts whose time is counted; the one that was typed in longest ago is dropped first. */
const DRAFTS_MAX = 10_000;

interface Typing {
  since: Instant | null;
  last: Instant;
  before: Duration;
}

/** How long agents type for their messages, by the news of typing that their consoles send anyway. */
export class TypingTimes {
  private readonly drafts = new BoundedMap<Typing>(DRAFTS_MAX);

  /** An agent types, or has stopped. */
  typed(draft: string, on: boolean, now: Instant): void {
    const known = this.drafts.get(draft);
    if (!known && !on) return;
    const { since, last, before } = known ?? { since: null, last: now, before: 0 };
    const sofar = before + spent(since, last, now);
    this.drafts.set(draft, { since: on ? now : null, last: now, before: sofar });
  }

  /** The message is sent: how long it took, and the next one begins from nothing. */
  take(draft: string, now: Instant): Duration | null {
    const known = this.drafts.get(draft);
    if (!known) return null;
    this.drafts.delete(draft);
    const total = known.before + spent(known.since, known.last, now);
    return total > 0 ? total : null;
  }
}

function spent(since: Instant | null, last: Instant, now: Instant): Duration {
  if (since === null) return 0;
  return now - last > SILENT_MS ? 0 : Math.max(0, now - since);
}
