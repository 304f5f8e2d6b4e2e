import type { Duration, Instant } from '../domain/instant.ts';

/** One row a message of an agent; `offer` and `findings` are JSON. */
export interface MessageRecordTable {
  chat_id: string;
  seq: number;
  at: Instant;
  account: string;
  use: string;
  phrase_id: string | null;
  manual: string;
  distance: number | null;
  offer: string | null;
  findings: string;
  /** 0 or 1. */
  said_again: number;
  length: number;
  typed: Duration | null;
}
