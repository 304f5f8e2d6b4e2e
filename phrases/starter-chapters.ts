import type { ManualContent } from './content.ts';
import { carryOver } from './edit/carry-over.ts';
import { locales } from './manual.ts';
import type { ChapterFile } from './schema.ts';

/** Shipped chapters that not every desk wants: off in the files, on in the sample desk, switched by leads elsewhere. */
export const starterChapters: readonly string[] = ['shop'];

/** A manual's starter chapters alone. */
export function startersIn(content: ManualContent): ManualContent {
  return inBoth(content, (chapters) => chapters.filter(isStarter));
}

/** A manual with its starter chapters switched on. */
export function withStartersOn(content: ManualContent): ManualContent {
  return inBoth(content, (chapters) =>
    chapters.map((one) => (isStarter(one) ? { ...one, situations: one.situations.map(switchedOn) } : one)),
  );
}

/**
 * A manual with what it lacks of the starter chapters, switched off: one that was saved before they were shipped. The same
 * object where it lacks nothing.
 */
export function withStarters(content: ManualContent, starters: ManualContent): ManualContent {
  const whole = carryOver(starters, content);
  return locales.every((locale) => whole[locale] === content[locale]) ? content : whole;
}

function isStarter({ chapter }: ChapterFile): boolean {
  return starterChapters.includes(chapter);
}

function switchedOn(situation: ChapterFile['situations'][number]): ChapterFile['situations'][number] {
  return { ...situation, off: false };
}

function inBoth(
  content: ManualContent,
  change: (chapters: readonly ChapterFile[]) => readonly ChapterFile[],
): ManualContent {
  return { 'zh-CN': change(content['zh-CN']), en: change(content.en) };
}
