import { refuseDuplicates, refuseMissing } from './load-ids.ts';
import { literalsOf } from './literals.ts';
import { refuseBrokenWords } from './load-words.ts';
import {
  type Chapter,
  type ConductRule,
  type Locale,
  type Manual,
  type Situation,
  type WordingPattern,
  ManualError,
} from './manual.ts';
import { readChapters, writtenChapter, type ManualFile, type ReadChapter } from './read-chapter.ts';
import type { ChapterFile, WrittenRule, WrittenSituation } from './schema.ts';
import { typeset } from './typeset.ts';
import { fingerprint } from './text.ts';

/**
 * The manual of one language from the texts of its files, in the order of their paths.
 * Throws {@link ManualError} with file, line and reason for the first thing that is wrong; a manual is used whole or not.
 */
export function loadManual(files: readonly ManualFile[]): Manual {
  return manualOf(checked(readAll(files)));
}

/** The same with the chapters as they are written. Throws {@link ManualError} with file, line and reason. */
export function readContent(files: readonly ManualFile[]): LoadedContent {
  return loadedFrom(readAll(files));
}

/** One language of a manual, checked: as it is kept, and as the engine uses it. */
export interface LoadedContent {
  readonly chapters: ChapterFile[];
  readonly manual: Manual;
}

/** The manual of one language from its written chapters. Throws {@link ManualError}, which leads to the place by ids. */
export function loadContent(locale: Locale, chapters: readonly unknown[]): LoadedContent {
  const read = chapters.map((one, at) => writtenChapter(`${locale}/${chapterName(one, at)}`, one));
  for (const { content, refuse } of read) {
    if (content.locale !== locale) refuse(['locale'], `${content.locale} in the manual for ${locale}`);
  }
  return loadedFrom(read);
}

function loadedFrom(read: ReadChapter[]): LoadedContent {
  return { chapters: read.map(({ content }) => content), manual: manualOf(checked(read)) };
}

function readAll(files: readonly ManualFile[]): ReadChapter[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1)).flatMap(readChapters);
}

function checked(chapters: ReadChapter[]): ReadChapter[] {
  localeOf(chapters);
  refuseDuplicates(chapters);
  refuseMissing(chapters);
  chapters.forEach(refuseBrokenWords);
  return chapters;
}

/** What is switched off is left out, so that nothing of the engine ever meets it. */
function manualOf(chapters: readonly ReadChapter[]): Manual {
  const locale = localeOf(chapters);
  const set = locale === 'zh-CN' ? typeset : (text: string): string => text;
  const situations = chapters.flatMap(({ content }) =>
    content.situations.map((written) => ({ written, chapter: content.chapter })),
  );
  const gone = new Set(situations.flatMap(({ written }) => (written.off ? [written.id] : [])));
  const rules = chapters.flatMap(({ content }) => content.rules);
  return {
    locale,
    version: fingerprint(JSON.stringify(chapters.map(({ content }) => content))),
    chapters: chapters.map(({ content }): Chapter => ({ id: content.chapter, title: content.title })),
    situations: situations
      .filter(({ written }) => !written.off)
      .map(({ written, chapter }) => situationOf(written, chapter, gone, set)),
    rules: rules.filter(({ off }) => !off).map((written) => ruleOf(written, set)),
  };
}

function chapterName(chapter: unknown, at: number): string {
  const name =
    typeof chapter === 'object' && chapter !== null && 'chapter' in chapter ? chapter.chapter : null;
  return typeof name === 'string' ? name.slice(0, 40) : String(at + 1);
}

function localeOf(chapters: readonly ReadChapter[]): Locale {
  const first = chapters[0];
  if (!first) {
    throw new ManualError('manual', 1, 'there are no files');
  }
  for (const { content, refuse } of chapters) {
    if (content.locale !== first.content.locale) {
      refuse(['locale'], `${content.locale} in a manual whose first file says ${first.content.locale}`);
    }
  }
  return first.content.locale;
}

type Typeset = (text: string) => string;

function situationOf(
  written: WrittenSituation,
  chapter: string,
  gone: ReadonlySet<string>,
  set: Typeset,
): Situation {
  return {
    id: written.id,
    chapter,
    title: set(written.title),
    setOffBy: written.set_off_by,
    occasion: set(written.occasion),
    source: written.source,
    comfort: written.comfort,
    next: written.next.filter(({ id }) => !gone.has(id)).map((step) => ({ ...step, text: set(step.text) })),
    phrases: written.phrases
      .filter(({ off }) => !off)
      .map((phrase) => ({
        id: phrase.id,
        situation: written.id,
        text: set(phrase.text),
        when: phrase.when,
        source: phrase.source ?? written.source,
        ...(phrase.departments && { departments: phrase.departments }),
      })),
    ...(written.examples && { examples: written.examples }),
    ...(written.must && { must: written.must }),
    ...(written.must_not && { mustNot: written.must_not }),
    ...(written.departments && { departments: written.departments }),
  };
}

function ruleOf(written: WrittenRule, set: Typeset): ConductRule {
  return {
    id: written.id,
    title: set(written.title),
    message: set(written.message),
    severity: written.severity,
    source: written.source,
    ...(written.check && { check: written.check }),
    ...(written.words && { words: written.words }),
    ...(written.better && { better: set(written.better) }),
    ...(written.departments && { departments: written.departments }),
    patterns: written.patterns.map(({ match, unless, unless_anywhere: unlessAnywhere, better, message }) => ({
      match,
      ...literalsIn(match),
      ...(unless && { unless }),
      ...(unlessAnywhere && { unlessAnywhere }),
      ...(better && { better: set(better) }),
      ...(message && { message: set(message) }),
    })),
  };
}

function literalsIn(match: string): Pick<WordingPattern, 'literals'> {
  const literals = literalsOf(match);
  return literals ? { literals } : {};
}
