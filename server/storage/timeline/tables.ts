import type { Instant } from '../../domain/instant.ts';

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
