import { placeholders } from './manual.ts';
import { unsafe } from './pattern-safety.ts';
import type { Place } from './place.ts';
import type { ReadChapter } from './read-chapter.ts';

const known: ReadonlySet<string> = new Set(placeholders);

/** Refuses placeholders that nobody fills, half-written ones, and patterns that are not safe to search with. */
export function refuseBrokenWords({ content, refuse }: ReadChapter): void {
  const refuseBroken = (place: Place, text: string): void => {
    const reason = brokenBlank(text);
    if (reason !== undefined) {
      refuse(place, reason);
    }
  };
  const refuseUnsafe = (place: Place, pattern: string | undefined): void => {
    const reason = pattern === undefined ? undefined : unsafe(pattern);
    if (reason !== undefined) {
      refuse(place, `pattern ${pattern ?? ''}: ${reason}`);
    }
  };
  content.situations.forEach((situation, at) => {
    situation.phrases.forEach(({ text }, nth) => {
      refuseBroken(['situations', at, 'phrases', nth, 'text'], text);
    });
  });
  content.rules.forEach((rule, at) => {
    if (rule.patterns.length === 0 && rule.check === undefined) {
      refuse(['rules', at, 'id'], `rule "${rule.id}" has neither patterns nor a check`);
    }
    refuseUnsafe(['rules', at, 'words'], rule.words);
    refuseBroken(['rules', at, 'better'], rule.better ?? '');
    rule.patterns.forEach((pattern, nth) => {
      const place = ['rules', at, 'patterns', nth];
      refuseUnsafe([...place, 'match'], pattern.match);
      refuseUnsafe([...place, 'unless'], pattern.unless);
      refuseUnsafe([...place, 'unless_anywhere'], pattern.unless_anywhere);
      refuseBroken([...place, 'better'], pattern.better ?? '');
    });
  });
}

function brokenBlank(text: string): string | undefined {
  for (const [, name = ''] of text.matchAll(/\{\{([^{}]*)\}\}/gu)) {
    if (!known.has(name)) {
      return `unknown placeholder {{${name}}}; known are ${placeholders.join(', ')}`;
    }
  }
  return /[{}]/u.test(text.replace(/\{\{\w+\}\}/gu, ''))
    ? 'a placeholder is written {{name}}, with two braces'
    : undefined;
}
