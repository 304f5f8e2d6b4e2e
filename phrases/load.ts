import { refuseDuplicates, refuseMissing } from './load-ids.ts';
import { refuseBrokenWords } from './load-words.ts';
import type { Chapter, ConductRule, Locale, Manual, Situation } from './manual.ts';
import { ManualError } from './manual-error.ts';
import { readChapter, type ManualFile, type ReadChapter } from './read-chapter.ts';
import type { WrittenRule, WrittenSituation } from './schema.ts';
import { typeset } from './typeset.ts';
import { fingerprint } from './version.ts';

/**
 * The manual of one language from the texts of its files, in the order of their paths.
 * Throws {@link ManualError} with file, line and reason for the first thing that is wrong; a manual is used whole or not.
 */
export function loadManual(files: readonly ManualFile[]): Manual {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const chapters = sorted.map(readChapter);
  const locale = localeOf(chapters);
  refuseDuplicates(chapters);
  refuseMissing(chapters);
  chapters.forEach(refuseBrokenWords);
  const set = locale === 'zh-CN' ? typeset : (text: string): string => text;
  return {
    locale,
    version: fingerprint(sorted.map((file) => file.text).join('\n')),
    chapters: chapters.map(({ content }): Chapter => ({ id: content.chapter, title: content.title })),
    situations: chapters.flatMap(({ content }) =>
      content.situations.map((written) => situationOf(written, content.chapter, set)),
    ),
    rules: chapters.flatMap(({ content }) => content.rules.map((written) => ruleOf(written, set))),
  };
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

type Set = (text: string) => string;

function situationOf(written: WrittenSituation, chapter: string, set: Set): Situation {
  return {
    id: written.id,
    chapter,
    title: set(written.title),
    setOffBy: written.set_off_by,
    occasion: set(written.occasion),
    source: written.source,
    comfort: written.comfort,
    next: written.next.map((step) => ({ ...step, text: set(step.text) })),
    phrases: written.phrases.map((phrase) => ({
      id: phrase.id,
      situation: written.id,
      text: set(phrase.text),
      when: phrase.when,
      source: phrase.source ?? written.source,
    })),
  };
}

function ruleOf(written: WrittenRule, set: Set): ConductRule {
  return {
    id: written.id,
    title: set(written.title),
    message: set(written.message),
    severity: written.severity,
    source: written.source,
    ...(written.check && { check: written.check }),
    ...(written.words && { words: written.words }),
    ...(written.better && { better: set(written.better) }),
    patterns: written.patterns.map(({ match, unless, unless_anywhere: unlessAnywhere, better, message }) => ({
      match,
      ...(unless && { unless }),
      ...(unlessAnywhere && { unlessAnywhere }),
      ...(better && { better: set(better) }),
      ...(message && { message: set(message) }),
    })),
  };
}
