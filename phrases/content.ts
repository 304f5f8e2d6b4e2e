import type { Locale } from './manual.ts';
import type { ChapterFile } from './schema.ts';

/** The whole manual in both languages, in its source form: what a version stores and edits change. */
export type ManualContent = Readonly<Record<Locale, readonly ChapterFile[]>>;

/** Something of the manual that has an id of its own. */
export type ItemKind = 'situation' | 'phrase' | 'rule';

/** The ids of one language with their kinds, including items that are switched off. */
export function itemsIn(chapters: readonly ChapterFile[]): Map<string, ItemKind> {
  const items = new Map<string, ItemKind>();
  for (const { situations, rules } of chapters) {
    for (const { id, phrases } of situations) {
      items.set(id, 'situation');
      for (const phrase of phrases) items.set(phrase.id, 'phrase');
    }
    for (const { id } of rules) items.set(ruleKey(id), 'rule');
  }
  return items;
}

/** A rule and a situation may have the same id; in lists of all ids a rule's begins with this. */
export function ruleKey(id: string): string {
  return `rule:${id}`;
}
