import type { Instant } from '../../domain/instant.ts';
import type { Span } from '../../domain/status/timeline.ts';

/** Somebody whose status, consoles or number of chats may have changed, and when that was noticed. */
export interface Moved {
  account: string;
  at: Instant;
}

/** Stores who did what when. Several processes write at the same time; each call is one transaction. */
export interface TimelineStore {
  /**
   * Compares what the timeline says of these people with what is stored of them now, and writes what has changed.
   * `capacity` is that of people who have none of their own. Gives how many spans were written.
   */
  follow(moved: readonly Moved[], capacity: number): Promise<number>;
  /** A process that writes is alive at this moment. */
  beat(at: Instant): Promise<void>;
  /**
   * For the start of a process. Ends what still runs at the last beat, unless there was one after `since`: then another
   * process is alive, and knows. Gives whether it did.
   */
  endAbandoned(since: Instant, now: Instant): Promise<boolean>;
  /** Spans of a person that touch a range, oldest first, those that began after `after`; at most `limit`. */
  spansOf(
    account: string,
    range: { from: Instant; to: Instant; after?: Instant },
    limit: number,
  ): Promise<Span[]>;
  /** Removes spans that ended before a moment; at most `limit`. */
  removeBefore(before: Instant, limit: number): Promise<number>;
  /** How many there are of them, counted up to `limit`. */
  countBefore(before: Instant, limit: number): Promise<number>;
}

/** The tables of the timeline. */
export interface TimelineTables {
  timeline: TimelineTable;
  /** One row: when a process that writes the timeline was last alive. */
  timeline_beat: { id: number; at: Instant };
}

/** One row for as long as somebody did the same; see `domain/status/timeline.ts`. */
export interface TimelineTable {
  account: string;
  began_at: Instant;
  /** Null while it goes on. */
  ended_at: Instant | null;
  state: 'online' | 'away';
  cause: string | null;
  reason: string | null;
  set_by: string | null;
  chats: number;
  capacity: number;
}
