import { itemsIn, type ManualContent } from '../content.ts';
import { locales, ManualError } from '../manual.ts';
import type { ChapterFile } from '../schema.ts';
import { changeChapter } from './change.ts';
import type { EditOf } from './edit.ts';

/** A chapter of the desk's own, at the end of the manual, in both languages. Throws {@link ManualError} if the id is used. */
export function addChapter(content: ManualContent, { id, title }: EditOf<'addChapter'>): ManualContent {
  if (locales.some((locale) => content[locale].some(({ chapter }) => chapter === id)))
    throw used('chapter', id);
  const added = (locale: 'zh-CN' | 'en'): ChapterFile[] => [
    ...content[locale],
    { locale, chapter: id, title: title[locale], situations: [], rules: [] },
  ];
  return { 'zh-CN': added('zh-CN'), en: added('en') };
}

/**
 * A situation of the desk's own with its first phrase, at the end of its chapter. Throws {@link ManualError} if the
 * situation's id or that of its first phrase was ever used, or if there is no such chapter.
 */
export function addSituation(
  content: ManualContent,
  { chapter, id, source, set_off_by, title, occasion, text }: EditOf<'addSituation'>,
  taken: ReadonlySet<string>,
): ManualContent {
  const known = itemsIn([...content['zh-CN'], ...content.en]);
  const first = `${id}.1`;
  for (const one of [id, first]) if (taken.has(one) || known.has(one)) throw used('situation', one);
  return changeChapter(content, chapter, (before, locale) => ({
    ...before,
    situations: [
      ...before.situations,
      {
        ...{ id, source, set_off_by: [...set_off_by], comfort: false, next: [], off: false },
        ...{ title: title[locale], occasion: occasion[locale] },
        phrases: [{ id: first, text: text[locale], when: [], off: false }],
      },
    ],
  }));
}

function used(kind: string, id: string): ManualError {
  return new ManualError(
    'edits',
    0,
    `the ${kind} id "${id}" has been used before; ids are never used again`,
    id,
  );
}
