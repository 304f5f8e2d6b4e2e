import type { Instant } from '../domain/instant.ts';

/** The tables of the manual's versions. */
export interface ManualTables {
  manual_versions: ManualVersionTable;
  manual_in_force: { id: number; version: number };
  manual_ids: { id: string; version: number };
  manual_reads: { account: string; version: number; at: Instant };
}

/** One row a version; `content` and `edits` are JSON. Only what happens to it is ever added. */
export interface ManualVersionTable {
  number: number;
  parent: number;
  saved_by: string;
  saved_at: Instant;
  why: string;
  approved_by: string | null;
  approved_at: Instant | null;
  published_by: string | null;
  published_at: Instant | null;
  published_why: string | null;
  edits: string | null;
  /** By which its author knows it, if they named it. */
  client_id: string | null;
  content: string;
}
