import type { ManualContent } from '../content.ts';
import { ManualError } from '../manual.ts';
import { changePhrase, changeSituation, keptTo } from './change.ts';
import type { EditOf } from './edit.ts';

/** New words, conditions or source. Throws {@link ManualError} if there is no such phrase. */
export function editPhrase(
  content: ManualContent,
  { id, text, when, source, departments }: EditOf<'editPhrase'>,
): ManualContent {
  return changePhrase(content, id, (before, locale) => ({
    ...before,
    text: text?.[locale] ?? before.text,
    when: when ?? before.when,
    ...(source === undefined ? {} : { source }),
    ...keptTo(departments),
  }));
}

/** One more phrase, at the end of its situation. */
export function addPhrase(
  content: ManualContent,
  { situation, id: wanted, text, when = [], source }: EditOf<'addPhrase'>,
  taken: ReadonlySet<string>,
): ManualContent {
  const id = wanted ?? nextPhraseId(content, situation, taken);
  if (taken.has(id) || phraseIds(content, situation).includes(id)) {
    throw new ManualError(
      'edits',
      0,
      `the phrase id "${id}" has been used before; ids are never used again`,
      id,
    );
  }
  return changeSituation(content, situation, (before, locale) => ({
    ...before,
    phrases: [
      ...before.phrases,
      { id, text: text[locale], when, off: false, ...(source === undefined ? {} : { source }) },
    ],
  }));
}

/** Off: kept, with its id, but never offered again. */
export function switchPhrase(content: ManualContent, { id, off }: EditOf<'switchPhrase'>): ManualContent {
  return changePhrase(content, id, (before) => ({ ...before, off }));
}

/** The next number that no phrase of this situation has ever had. */
export function nextPhraseId(content: ManualContent, situation: string, taken: ReadonlySet<string>): string {
  const numbers = [...phraseIds(content, situation), ...taken]
    .filter((id) => id.startsWith(`${situation}.`))
    .map((id) => Number(id.slice(situation.length + 1)));
  return `${situation}.${Math.max(0, ...numbers.filter(Number.isInteger)) + 1}`;
}

function phraseIds(content: ManualContent, situation: string): string[] {
  return [...content['zh-CN'], ...content.en]
    .flatMap(({ situations }) => situations.filter(({ id }) => id === situation))
    .flatMap(({ phrases }) => phrases.map(({ id }) => id));
}
