import { stringify } from 'yaml';
import type { ChapterFile, WrittenRule, WrittenSituation } from '../schema.ts';

/**
 * One language of a manual as YAML, chapter after chapter, parted by `---`. Each part can stand as a file of its own in
 * `phrases/manual/`. Whatever has its usual value is left out, as a person would.
 */
export function writeYaml(chapters: readonly ChapterFile[]): string {
  return chapters
    .map((chapter) => stringify(shortened(chapter), { lineWidth: 0, aliasDuplicateObjects: false }))
    .join('---\n');
}

function shortened({ locale, chapter, title, situations, rules }: ChapterFile): object {
  return {
    locale,
    chapter,
    title,
    ...(situations.length > 0 ? { situations: situations.map(situationOf) } : {}),
    ...(rules.length > 0 ? { rules: rules.map(ruleOf) } : {}),
  };
}

function situationOf({ comfort, next, phrases, off, ...rest }: WrittenSituation): object {
  return {
    ...rest,
    ...(comfort ? { comfort } : {}),
    ...(off ? { off } : {}),
    ...(next.length > 0 ? { next: next.map(withoutEmptyWhen) } : {}),
    phrases: phrases.map(({ off: isOff, ...phrase }) => ({
      ...withoutEmptyWhen(phrase),
      ...(isOff ? { off: true } : {}),
    })),
  };
}

function ruleOf({ patterns, off, ...rest }: WrittenRule): object {
  return { ...rest, ...(off ? { off } : {}), ...(patterns.length > 0 ? { patterns } : {}) };
}

function withoutEmptyWhen({ when, ...rest }: { when: readonly string[] }): object {
  return when.length > 0 ? { ...rest, when } : rest;
}
