import { halfWidth } from '../half-width.ts';
import type { Manual, Phrase } from '../manual.ts';
import { spell, type Spelling, type ToPinyin } from './pinyin.ts';

/** A phrase in the form in which it is searched. */
export interface IndexedPhrase {
  readonly phrase: Phrase;
  readonly title: string;
  readonly id: string;
  readonly words: string;
  readonly heading: string;
  readonly spoken: Spelling;
  readonly spokenHeading: Spelling;
}

export type PhraseIndex = readonly IndexedPhrase[];

/** Prepares the manual's phrases for searching. Takes the pinyin as an argument, because its library is loaded late. */
export function buildIndex(manual: Manual, toPinyin: ToPinyin): PhraseIndex {
  return manual.situations.flatMap(({ title, phrases }) => {
    const spokenHeading = spell(title, toPinyin);
    return phrases.map((phrase) => ({
      phrase,
      title,
      id: phrase.id,
      words: plain(phrase.text),
      heading: plain(title),
      spoken: spell(phrase.text, toPinyin),
      spokenHeading,
    }));
  });
}

/** Half-width and in small letters: how both the phrases and what is typed are compared. */
export function plain(text: string): string {
  return halfWidth(text).toLowerCase();
}
