import { halfWidth } from '../text.ts';
import type { Manual, Phrase } from '../manual.ts';
import { withoutSeams } from '../typeset.ts';
import { spell, type Spelling, type ToPinyin } from './pinyin.ts';

/** A phrase in the form in which it is searched. */
export interface IndexedPhrase {
  readonly phrase: Phrase;
  readonly title: string;
  readonly id: string;
  /** What is typed to have it at once; only own phrases have one. */
  readonly shortcut?: string;
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
    return phrases.map((phrase) => indexed(phrase, title, spokenHeading, toPinyin));
  });
}

/** A phrase that staff wrote themselves, with the title of the situation it is pinned to. */
export interface OwnToFind {
  readonly phrase: Phrase;
  readonly title: string;
  readonly shortcut: string | null;
}

/** The same for phrases that staff wrote themselves. */
export function indexOwn(own: readonly OwnToFind[], toPinyin: ToPinyin): PhraseIndex {
  return own.map(({ phrase, title, shortcut }) => ({
    ...indexed(phrase, title, spell(title, toPinyin), toPinyin),
    ...(shortcut === null ? {} : { shortcut: plain(shortcut) }),
  }));
}

function indexed(phrase: Phrase, title: string, spokenHeading: Spelling, toPinyin: ToPinyin): IndexedPhrase {
  return {
    ...{ phrase, title, id: phrase.id, words: plain(withoutSeams(phrase.text)), heading: plain(title) },
    ...{ spoken: spell(phrase.text, toPinyin), spokenHeading },
  };
}

/** Half-width and in small letters: how both the phrases and what is typed are compared. */
export function plain(text: string): string {
  return halfWidth(text).toLowerCase();
}
