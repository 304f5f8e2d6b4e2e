import type { VersionStatus } from '../../../protocol/manual-views.ts';
import type { Instant } from '../instant.ts';
import { itemsIn, type ManualContent } from '../../../phrases/content.ts';

/** Who did something, and when. */
export interface Act {
  by: string;
  at: Instant;
}

/** A version of the manual. Its content never changes once it is saved; what happens to it is added. */
export interface Version {
  number: number;
  /** The version that it was made from. */
  parent: number;
  saved: Act & { why: string };
  approved: Act | null;
  published: (Act & { why: string }) | null;
}

/** The manual as shipped: the files that came with this program. */
export const AS_SHIPPED = 0;

/** How far a version has come. */
export function statusOf({ number, approved, published }: Version, inForce: number): VersionStatus {
  if (published) return number === inForce ? 'inForce' : 'past';
  return approved ? 'approved' : 'draft';
}

/** This version and those it was made from that were never published, newest first: what publishing it brings. */
export function lineOf(versions: readonly Version[], number: number): Version[] {
  const line: Version[] = [];
  let at = versions.find((one) => one.number === number);
  while (at && (line.length === 0 || at.published === null)) {
    line.push(at);
    const { parent } = at;
    at = versions.find((one) => one.number === parent);
  }
  return line;
}

/** Ids that `before` has and `after` has not, in either language: nothing is ever deleted, only switched off. */
export function forgotten(before: ManualContent, after: ManualContent): string[] {
  const known = idsOf(after);
  return [...idsOf(before)].filter((id) => !known.has(id));
}

/** All ids of a manual, those that are switched off too; a rule's as `rule:…`. */
export function idsOf(content: ManualContent): Set<string> {
  return new Set([...itemsIn(content['zh-CN']).keys(), ...itemsIn(content.en).keys()]);
}
