import { itemsIn, type ManualContent } from '../../../phrases/content.ts';

/** Ids that `before` has and `after` has not, in either language: nothing is ever deleted, only switched off. */
export function forgotten(before: ManualContent, after: ManualContent): string[] {
  const known = idsOf(after);
  return [...idsOf(before)].filter((id) => !known.has(id));
}

/** All ids of a manual, those that are switched off too; a rule's as `rule:…`. */
export function idsOf(content: ManualContent): Set<string> {
  return new Set([...itemsIn(content['zh-CN']).keys(), ...itemsIn(content.en).keys()]);
}
