import type { AuditHead, AuditLine } from '../../domain/audit/audit.ts';
import type { Instant } from '../../domain/instant.ts';

/** A value that was in force before, and until when. */
export interface EarlierValue {
  value: unknown;
  until: Instant;
}

/** How many earlier values are kept of each setting. */
export const EARLIER_MAX = 20;

/** A setting as it is kept. */
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

/** A value to be kept; with `version`, only if that version is still the one that is kept (0: none yet). */
export interface SettingChange {
  key: string;
  value: unknown;
  version?: number | undefined;
}

/** What a change has come to: all of it is kept (what was the same before is left out), or nothing because of the settings that somebody changed before. */
export type SettingsChanged = { kept: StoredSetting[] } | { changedBefore: StoredSetting[] };

/** Who changes settings, when, and how a change is put on record. */
export interface ChangeAuthor {
  by: string;
  at: Instant;
  /** Ties the line about one changed setting to the end of the audit log; null: there is nothing to tell. */
  line: (head: AuditHead, before: StoredSetting | null, change: SettingChange) => AuditLine | null;
}

/** Where settings are kept. */
export interface SettingStore {
  all(): Promise<StoredSetting[]>;
  /** Keeps all of the changes and their lines in the audit log, or none. Changes that come at once are kept in turn. */
  change(changes: readonly SettingChange[], author: ChangeAuthor): Promise<SettingsChanged>;
  /** Changes whenever a setting has changed, and is cheaper than reading them. */
  state(): Promise<string>;
}
