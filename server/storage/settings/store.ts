import type { AuditHead, AuditLine } from '../../domain/audit/audit.ts';
import type { Instant } from '../../domain/instant.ts';

/** A value that was in force before, and until when. */
export interface EarlierValue {
  value: unknown;
  until: Instant;
}

/** How many earlier values are stored per setting. */
export const EARLIER_MAX = 20;

/** A stored setting. */
export interface StoredSetting {
  key: string;
  /** As the wire writes it; null: unset, the default counts. */
  value: unknown;
  /** Counts the changes, from 1. */
  version: number;
  changedAt: Instant;
  changedBy: string;
  /** What it was before each of the last changes, oldest first; a null was the default. */
  earlier: EarlierValue[];
}

/** A value to store; with `version`, only if that is still the stored version (0: none yet). */
export interface SettingChange {
  key: string;
  value: unknown;
  version?: number | undefined;
  /** False: no earlier value is kept. */
  hasPast?: boolean;
}

/**
 * The outcome: all changes are stored (unchanged values are left out), or none because of these settings, which were
 * changed meanwhile.
 */
export type SettingsChanged = { kept: StoredSetting[] } | { changedBefore: StoredSetting[] };

/** Who changes settings, when, and how a change is put on record. */
export interface ChangeAuthor {
  by: string;
  at: Instant;
  /** Makes the audit line for one changed setting; null for none. */
  line: (head: AuditHead, before: StoredSetting | null, change: SettingChange) => AuditLine | null;
}

/** Stores settings. */
export interface SettingStore {
  all(): Promise<StoredSetting[]>;
  /** Stores all changes and their audit lines, or none. Concurrent changes are serialized. */
  change(changes: readonly SettingChange[], author: ChangeAuthor): Promise<SettingsChanged>;
  /** Changes whenever a setting has changed, and is cheaper than reading them. */
  state(): Promise<string>;
}
