import type { ManualContent } from '../content.ts';
import { type Locale, ManualError } from '../manual.ts';
import type { ChapterFile, WrittenPhrase, WrittenRule, WrittenSituation } from '../schema.ts';
import type { EditOf } from './edit.ts';

/** Changes something of one language into what it becomes. */
export type Change<T> = (before: T, locale: Locale) => T;

/** The manual with one chapter changed in both languages. Throws {@link ManualError} if there is none of this id. */
export function changeChapter(
  content: ManualContent,
  id: string,
  change: Change<ChapterFile>,
): ManualContent {
  return inBoth(content, 'chapter', id, (chapters, locale, found) =>
    chapters.map((one) => (one.chapter === id ? found(change(one, locale)) : one)),
  );
}

/** The same for a situation. */
export function changeSituation(
  content: ManualContent,
  id: string,
  change: Change<WrittenSituation>,
): ManualContent {
  return inBoth(content, 'situation', id, (chapters, locale, found) =>
    chapters.map((chapter) => ({
      ...chapter,
      situations: chapter.situations.map((one) => (one.id === id ? found(change(one, locale)) : one)),
    })),
  );
}

/** The same for a phrase. */
export function changePhrase(
  content: ManualContent,
  id: string,
  change: Change<WrittenPhrase>,
): ManualContent {
  return inBoth(content, 'phrase', id, (chapters, locale, found) =>
    chapters.map((chapter) => ({
      ...chapter,
      situations: chapter.situations.map((situation) => ({
        ...situation,
        phrases: situation.phrases.map((one) => (one.id === id ? found(change(one, locale)) : one)),
      })),
    })),
  );
}

/** The same for a rule of conduct. */
export function changeRule(content: ManualContent, id: string, change: Change<WrittenRule>): ManualContent {
  return inBoth(content, 'rule', id, (chapters, locale, found) =>
    chapters.map((chapter) => ({
      ...chapter,
      rules: chapter.rules.map((one) => (one.id === id ? found(change(one, locale)) : one)),
    })),
  );
}

type Mark = <T>(changed: T) => T;

type Chapters = readonly ChapterFile[];

function inBoth(
  content: ManualContent,
  kind: string,
  id: string,
  change: (chapters: Chapters, locale: Locale, found: Mark) => Chapters,
): ManualContent {
  let times = 0;
  const found: Mark = (changed) => {
    times += 1;
    return changed;
  };
  const changed = {
    'zh-CN': change(content['zh-CN'], 'zh-CN', found),
    en: change(content.en, 'en', found),
  };
  if (times === 0) throw new ManualError('edits', 0, `there is no ${kind} "${id}"`, id);
  return changed;
}

/** New title, occasion, next steps, how it is recognised, or whether its lines are comforting ones. Throws `ManualError` if there is none. */
export function editSituation(
  content: ManualContent,
  { id, title, occasion, comfort, next, departments, ...recognised }: EditOf<'editSituation'>,
): ManualContent {
  return changeSituation(content, id, (before, locale) => ({
    ...before,
    title: title?.[locale] ?? before.title,
    occasion: occasion?.[locale] ?? before.occasion,
    comfort: comfort ?? before.comfort,
    next: next?.[locale] ?? before.next,
    ...listsOf(recognised, locale),
    ...keptTo(departments),
  }));
}

/** The lists that are given, without blank lines; an empty one takes away what was there. */
function listsOf(
  given: Pick<EditOf<'editSituation'>, 'examples' | 'must' | 'must_not'>,
  locale: Locale,
): Partial<WrittenSituation> {
  const listed = (lists: { [L in Locale]?: string[] | undefined } | undefined) => {
    const words = lists?.[locale]?.map((one) => one.trim()).filter((one) => one !== '');
    return words && (words.length > 0 ? words : undefined);
  };
  return {
    ...(given.examples?.[locale] && { examples: listed(given.examples) }),
    ...(given.must?.[locale] && { must: listed(given.must) }),
    ...(given.must_not?.[locale] && { must_not: listed(given.must_not) }),
  };
}

/** To which departments something is kept from now on; an empty list keeps it to none. */
export function keptTo(departments: readonly string[] | undefined): { departments?: string[] | undefined } {
  if (departments === undefined) return {};
  const ids = [...new Set(departments.map((id) => id.trim()).filter((id) => id !== ''))];
  return { departments: ids.length > 0 ? ids : undefined };
}
