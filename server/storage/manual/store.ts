import type { Instant } from '../../domain/instant.ts';
import type { Version } from '../../domain/manual/version.ts';

/** A version with its content, both as JSON: what was written, and the edits that led here (null: a whole file). */
export interface StoredVersion {
  version: Version;
  content: string;
  edits: string | null;
}

/** A draft to store. */
export interface NewVersion {
  parent: number;
  by: string;
  at: Instant;
  why: string;
  content: string;
  edits: string | null;
  /** By which its author knows it, if they named it. */
  clientId: string | null;
  /** Ids that its parent has not: they are taken from now on. */
  ids: readonly string[];
}

/** The version that somebody has last confirmed as read. */
export interface ManualRead {
  version: number;
  at: Instant;
}

/**
 * Stores versions of the manual. Version 0, the shipped manual, is not among them; it is in force until another is
 * published.
 */
export interface ManualStore {
  /** Newest first. */
  versions(): Promise<Version[]>;
  find(number: number): Promise<StoredVersion | null>;
  /** The number of the one version in force. */
  inForce(): Promise<number>;
  /** Keeps a draft under the next number; one that its author has saved under this `clientId` before is given again. */
  save(draft: NewVersion): Promise<Version>;
  /** False if it has been approved or published meanwhile, or is not there. */
  approve(number: number, act: { by: string; at: Instant }): Promise<boolean>;
  /** Puts a version in force in the place of `replaces`. False if another one is in force by now, or it was before. */
  publish(number: number, replaces: number, act: { by: string; at: Instant; why: string }): Promise<boolean>;
  /** Every id that was ever saved in a draft, with the version that was first to have it. */
  usedIds(): Promise<Map<string, number>>;
  /** What everybody has confirmed, by account. */
  reads(): Promise<Map<string, ManualRead>>;
  /** Never moves back to an earlier version. */
  confirmRead(account: string, read: ManualRead): Promise<void>;
}
