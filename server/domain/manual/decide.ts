import { refuse, type Refusal } from '../refusal.ts';
import type { Version } from './version.ts';

/** Whether changes to the manual need a second person (`MANUAL_APPROVAL`). */
export interface ManualRules {
  approval: boolean;
}

/** Why this person may not approve this version; null if they may. Who wrote it cannot approve it. */
export function approvalRefused(version: Version, account: string): Refusal | null {
  if (version.published) return refuse('conflict', 'This version has been published already.');
  if (version.approved) return refuse('conflict', 'This version has been approved already.');
  return version.saved.by === account
    ? refuse('forbidden', 'Somebody else has to approve what you have written.')
    : null;
}

/** What publishing looks at besides the version. */
export interface Publishing {
  /** The version that the publisher has compared with. */
  replaces: number;
  inForce: number;
  /** What one language has and the other lacks. */
  missing: readonly string[];
  /** Ids of the version in force that this version knows nothing of. */
  forgotten: readonly string[];
}

/** Why this version may not be published now; null if it may. */
export function publishingRefused(version: Version, at: Publishing, rules: ManualRules): Refusal | null {
  if (version.published)
    return refuse('conflict', 'This version was published before; restore it as a new version instead.');
  if (rules.approval && !version.approved)
    return refuse('forbidden', 'A second person has to approve this version first.');
  if (at.replaces !== at.inForce)
    return refuse(
      'conflict',
      `Version ${at.inForce} has been published meanwhile; look at the changes again.`,
    );
  if (at.missing[0] !== undefined)
    return refuse('bad_request', `The two languages do not match: ${at.missing[0]}.`);
  if (at.forgotten[0] !== undefined)
    return refuse(
      'conflict',
      `Version ${at.inForce} has ${at.forgotten[0]}, which this draft knows nothing of; bring the draft up to date first.`,
    );
  return null;
}
