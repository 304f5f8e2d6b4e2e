import type { ActivityReport } from '../../../../protocol/status.ts';

/** The interval at which activity is reported, ms. The server tolerates twice that. */
const REPORT_EVERY_MS = 10_000;
/** The interval of the check for a sleep of the computer, ms. */
const LOOK_EVERY_MS = 20_000;
/** A longer gap between two checks was a sleep, ms: browsers wake a hidden page once a minute. */
const SLEPT_MS = 150_000;

/** The events that count as activity. */
const MOVES = ['pointermove', 'wheel'] as const;
/** Deliberate events. Only these end an automatic away: a bumped table moves the pointer too. */
const DEEDS = ['keydown', 'pointerdown', 'input', 'compositionupdate'] as const;

/** What {@link watchActivity} needs. */
export interface Watched {
  /** The page's own clock, Unix ms. */
  now: () => number;
  /** Whether activity is reported at all, and whether the person is away automatically now. */
  state: () => { isWanted: boolean; isAwayAutomatically: boolean };
  /** Resolves with whether the server has received it. */
  report: (is: ActivityReport['is'], ago: number) => Promise<boolean>;
}

/** A running watch. */
export interface ActivityWatch {
  /** Checks now: after a reconnect, or when the screen was locked. */
  look: (seen?: 'locked') => void;
  /** The browser has seen the person at work in another window. */
  workedElsewhere: () => void;
  stop: () => void;
}

/**
 * Reports keys and pointers in this page, at most every ten seconds, and a sleep of the computer. A report that failed is
 * repeated at the next check, unless the person is back by then.
 */
export function watchActivity({ now, state, report }: Watched): ActivityWatch {
  let lastDeed = now();
  let lastLook = now();
  let reportedAt = -Infinity;
  let later: ReturnType<typeof setTimeout> | null = null;
  let untold: 'slept' | 'locked' | null = null;

  function tell(): void {
    later = null;
    if (!state().isWanted) return;
    reportedAt = now();
    void report('active', now() - lastDeed);
  }

  /** Ignores keys from before the person was set away: the last one may have locked the screen. */
  function reportLater(): void {
    later = null;
    if (!state().isAwayAutomatically) tell();
  }

  function seen(isDeed: boolean): void {
    lastDeed = now();
    lastLook = lastDeed;
    const { isWanted, isAwayAutomatically } = state();
    if (!isWanted || (isAwayAutomatically && !isDeed)) return;
    untold = null;
    const left = isAwayAutomatically ? 0 : reportedAt + REPORT_EVERY_MS - lastDeed;
    if (left <= 0) {
      if (later !== null) clearTimeout(later);
      tell();
    } else later ??= setTimeout(reportLater, left);
  }

  function look(seenNow?: 'locked'): void {
    const gap = now() - lastLook;
    lastLook = now();
    if (gap > SLEPT_MS) untold = 'slept';
    else if (seenNow !== undefined) untold = seenNow;
    if (untold === null || !state().isWanted) return;
    const telling = untold;
    void report(telling, now() - lastDeed).then((isTold) => {
      if (isTold && untold === telling) untold = null;
    });
  }

  const moved = () => seen(false);
  const did = () => seen(true);
  for (const event of MOVES) window.addEventListener(event, moved, { passive: true, capture: true });
  for (const event of DEEDS) window.addEventListener(event, did, { passive: true, capture: true });
  const looking = setInterval(look, LOOK_EVERY_MS);
  return {
    look,
    workedElsewhere: moved,
    stop() {
      for (const event of MOVES) window.removeEventListener(event, moved, { capture: true });
      for (const event of DEEDS) window.removeEventListener(event, did, { capture: true });
      clearInterval(looking);
      if (later !== null) clearTimeout(later);
    },
  };
}
