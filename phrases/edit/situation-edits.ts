import type { ManualContent } from '../content.ts';
import { changeSituation } from './change.ts';
import type { EditOf } from './edit.ts';

/** New title, occasion, next steps, or whether its lines are comforting ones. Throws `ManualError` if there is none. */
export function editSituation(
  content: ManualContent,
  { id, title, occasion, comfort, next }: EditOf<'editSituation'>,
): ManualContent {
  return changeSituation(content, id, (before, locale) => ({
    ...before,
    title: title?.[locale] ?? before.title,
    occasion: occasion?.[locale] ?? before.occasion,
    comfort: comfort ?? before.comfort,
    next: next?.[locale] ?? before.next,
  }));
}
