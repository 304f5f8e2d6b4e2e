import { itemsIn, ruleKey, type ItemKind, type ManualContent } from '../content.ts';
import type { Locale } from '../manual.ts';
import type { ChapterFile, WrittenSituation } from '../schema.ts';

type Chapters = readonly ChapterFile[];

/**
 * The manual `after` with whatever only `before` has, switched off: what is left out of a file is not deleted, so that
 * its id stays taken.
 */
export function carryOver(before: ManualContent, after: ManualContent): ManualContent {
  return { 'zh-CN': inLanguage('zh-CN', before, after), en: inLanguage('en', before, after) };
}

function inLanguage(locale: Locale, before: ManualContent, after: ManualContent): Chapters {
  const known = itemsIn(after[locale]);
  return before[locale].reduce<Chapters>((chapters, chapter) => {
    const lost = lostFrom(chapter, known);
    const filled = withLostPhrases(chapter, chapters, known);
    return lost.situations.length + lost.rules.length === 0 ? filled : withLost(lost, filled);
  }, after[locale]);
}

function lostFrom(chapter: ChapterFile, known: ReadonlyMap<string, ItemKind>): ChapterFile {
  return {
    ...chapter,
    situations: chapter.situations.filter(({ id }) => !known.has(id)).map((one) => ({ ...one, off: true })),
    rules: chapter.rules.filter(({ id }) => !known.has(ruleKey(id))).map((one) => ({ ...one, off: true })),
  };
}

function withLost(lost: ChapterFile, chapters: Chapters): Chapters {
  if (!chapters.some(({ chapter }) => chapter === lost.chapter)) return [...chapters, lost];
  return chapters.map((one) =>
    one.chapter === lost.chapter
      ? { ...one, situations: [...one.situations, ...lost.situations], rules: [...one.rules, ...lost.rules] }
      : one,
  );
}

/** The phrases that situations have lost which are still there. */
function withLostPhrases(
  { situations }: ChapterFile,
  chapters: Chapters,
  known: ReadonlyMap<string, ItemKind>,
): Chapters {
  const lost = new Map<string, WrittenSituation['phrases']>();
  for (const { id, phrases } of situations) {
    const gone = phrases
      .filter((phrase) => !known.has(phrase.id))
      .map((phrase) => ({ ...phrase, off: true }));
    if (gone.length > 0) lost.set(id, gone);
  }
  if (lost.size === 0) return chapters;
  return chapters.map((one) => ({
    ...one,
    situations: one.situations.map((situation) => ({
      ...situation,
      phrases: [...situation.phrases, ...(lost.get(situation.id) ?? [])],
    })),
  }));
}
