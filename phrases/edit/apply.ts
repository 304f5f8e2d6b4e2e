import type { ManualContent } from '../content.ts';
import { ManualError } from '../manual.ts';
import { addChapter, addSituation } from './adding.ts';
import { changeChapter, changeSituation, editSituation } from './change.ts';
import type { Edit } from './edit.ts';
import { addPhrase, editPhrase, switchPhrase } from './phrase-edits.ts';
import { addRule, editRule, switchRule } from './rule-edits.ts';

/**
 * The manual after these edits, one after the other. `taken` are ids that were ever used, also in other versions; a new
 * phrase or rule may not have one of them. Throws {@link ManualError} naming the edit (from 1) that cannot be made.
 * What comes out is still to be checked by `loadContent`.
 */
export function applyEdits(
  content: ManualContent,
  edits: readonly Edit[],
  taken: ReadonlySet<string> = new Set(),
): ManualContent {
  return edits.reduce((before, edit, at) => {
    try {
      return applied(before, edit, taken);
    } catch (error) {
      if (!(error instanceof ManualError)) throw error;
      throw new ManualError('edits', at + 1, error.reason, error.field ?? `edits/${at + 1}`);
    }
  }, content);
}

function applied(content: ManualContent, edit: Edit, taken: ReadonlySet<string>): ManualContent {
  switch (edit.do) {
    case 'editPhrase':
      return editPhrase(content, edit);
    case 'addPhrase':
      return addPhrase(content, edit, taken);
    case 'switchPhrase':
      return switchPhrase(content, edit);
    case 'orderPhrases':
      return changeSituation(content, edit.situation, (one) => ({
        ...one,
        phrases: inOrder(one.phrases, edit.ids, one.id),
      }));
    case 'editSituation':
      return editSituation(content, edit);
    case 'addChapter':
      return addChapter(content, edit);
    case 'addSituation':
      return addSituation(content, edit, taken);
    case 'switchSituation':
      return changeSituation(content, edit.id, (one) => ({ ...one, off: edit.off }));
    case 'orderSituations':
      return changeChapter(content, edit.chapter, (one) => ({
        ...one,
        situations: inOrder(one.situations, edit.ids, one.chapter),
      }));
    case 'editRule':
      return editRule(content, edit);
    case 'addRule':
      return addRule(content, edit, taken);
    case 'switchRule':
      return switchRule(content, edit);
    case 'orderRules':
      return changeChapter(content, edit.chapter, (one) => ({
        ...one,
        rules: inOrder(one.rules, edit.ids, one.chapter),
      }));
  }
}

/**
 * The items in this order of their ids. Ids may be left out: the others change places among themselves and those keep
 * theirs. Throws {@link ManualError} for an id that is not there or comes twice.
 */
export function inOrder<T extends { id: string }>(
  items: readonly T[],
  ids: readonly string[],
  where: string,
): T[] {
  const listed = ids.map((id) => {
    const item = items.find((one) => one.id === id);
    if (!item) throw new ManualError('edits', 0, `"${id}" is not in "${where}"`, where);
    return item;
  });
  if (new Set(ids).size < ids.length) throw new ManualError('edits', 0, 'an id comes twice', where);
  const moving = new Set(ids);
  const rest = listed.values();
  return items.map((item) => (moving.has(item.id) ? (rest.next().value ?? item) : item));
}
