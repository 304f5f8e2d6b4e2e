/** What SQLite takes and gives here; nothing else may reach the driver, which ends the process over a boolean. */
export type Primitive = string | number | null;

/** One statement, run once for every `width` values; with width 0, once. */
export interface Step {
  sql: string;
  width: number;
  values: Primitive[];
}

/** Steps to run in order: `alone` each for itself, `together` in one transaction, all or nothing. */
export interface Work {
  how: 'alone' | 'together';
  steps: Step[];
}

/** What a step gave: its rows, and how many it changed. */
export interface StepResult {
  rows: Record<string, Primitive>[];
  changes: number;
}

/** The result of work. Errors cross threads as plain values. */
export type WorkResult = { ok: true; results: StepResult[] } | { ok: false; code: string; message: string };

/** The one connection to the database, in this thread or in another. */
export interface Connection {
  /** Rejects with `StorageUnavailable`; then nothing of `together` was stored. */
  execute(work: Work): Promise<StepResult[]>;
  close(): Promise<void>;
}
