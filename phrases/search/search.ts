import type { Phrase } from '../manual.ts';
import { ownIdIn } from '../own-phrase.ts';
import { plain, type IndexedPhrase, type PhraseIndex } from './build-index.ts';
import { fitOf } from './pinyin.ts';

/** A phrase that was found, with the title of its situation. The higher the score, the better it fits. */
export interface FoundPhrase {
  id: string;
  situation: string;
  title: string;
  text: string;
  score: number;
  phrase: Phrase;
}

/** What the chat is about now, as the assistant sees it. */
export interface Moment {
  /** The ids of the phrases on offer, best first. */
  readonly phrases: readonly string[];
  readonly situations: readonly string[];
  /** How often each phrase was used, by id. */
  readonly uses: ReadonlyMap<string, number>;
}

const longest = 64;
const mostWords = 6;

/**
 * The phrases that fit what was typed, best first: by shortcut, id, text, title, pinyin (whole, first letters, mixed) and the
 * beginnings of English words. Several words have to fit all. What fits the chat at this moment goes before what only fits the
 * words as well, then what is used more, and words for harassment and abuse come last unless the chat is about them:
 * nobody means them by a few letters. Nothing typed: what fits the moment, then the rest of the manual.
 */
export function searchPhrases(
  index: PhraseIndex,
  query: string,
  limit: number,
  moment: Moment = { phrases: [], situations: [], uses: new Map() },
): FoundPhrase[] {
  const words = plain(query).slice(0, longest).split(/\s+/u).filter(Boolean).slice(0, mostWords);
  return index
    .flatMap((entry) => {
      const score = scoreOf(entry, words);
      return score === undefined ? [] : [{ entry, score }];
    })
    .map((one) => ({ ...one, ...ranksOf(one.entry.phrase, moment) }))
    .sort(
      (a, b) =>
        a.harsh - b.harsh ||
        b.score + b.fit - (a.score + a.fit) ||
        b.used - a.used ||
        a.everyday - b.everyday,
    )
    .slice(0, limit)
    .map(({ entry: { phrase, title }, score }) => {
      return { id: phrase.id, situation: phrase.situation, title, text: phrase.text, score, phrase };
    });
}

const HARSH: readonly string[] = ['harassment', 'abusive_language'];

/** What an agent says in most chats, offered or not. */
const EVERYDAY: readonly string[] = ['hold_on', 'anything_else', 'thanks', 'confirm_understood', 'farewell'];

function ranksOf(
  { id, situation }: Phrase,
  { phrases, situations, uses }: Moment,
): { harsh: number; fit: number; used: number; everyday: number } {
  const own = ownIdIn(id) !== null;
  const offered = phrases.indexOf(id);
  const isAbout = offered >= 0 || situations.includes(situation);
  const place = EVERYDAY.indexOf(situation);
  const everyday = place < 0 ? EVERYDAY.length : place;
  const fit = offered >= 0 ? 30 - offered : isAbout ? 20 : own ? 10 : 0;
  return { harsh: HARSH.includes(situation) && !isAbout ? 1 : 0, fit, used: uses.get(id) ?? 0, everyday };
}

/** Undefined if it does not fit. Words may also be syllables of one pinyin that were typed apart. */
function scoreOf(entry: IndexedPhrase, words: readonly string[]): number | undefined {
  const together = words.length > 1 ? scoreOfSound(entry, words.join('')) : 0;
  const apart = scoreOfWords(entry, words);
  return together > 0 ? Math.max(together, apart ?? 0) : apart;
}

function scoreOfWords(entry: IndexedPhrase, words: readonly string[]): number | undefined {
  let sum = 0;
  for (const word of words) {
    const score = scoreOfWord(entry, word);
    if (score === 0) {
      return undefined;
    }
    sum += score;
  }
  return sum / Math.max(1, words.length);
}

function scoreOfWord(entry: IndexedPhrase, word: string): number {
  const { id, shortcut } = entry;
  return Math.max(
    shortcut === undefined ? 0 : scoreOfShortcut(shortcut, word),
    scoreOfId(id, word),
    scoreOfText(entry, word),
    scoreOfSound(entry, word),
  );
}

function scoreOfShortcut(shortcut: string, word: string): number {
  if (shortcut === word) return 110;
  return shortcut.startsWith(word) ? 88 : 0;
}

function scoreOfId(id: string, word: string): number {
  if (id === word) {
    return 100;
  }
  if (id.startsWith(word)) {
    return 80;
  }
  return word.length > 1 && (id.includes(`_${word}`) || id.includes(`.${word}`)) ? 55 : 0;
}

function scoreOfText({ words, heading }: IndexedPhrase, word: string): number {
  if (words.startsWith(word)) {
    return 90;
  }
  if (heading.startsWith(word)) {
    return 75;
  }
  if (holds(heading, word)) {
    return 70;
  }
  return holds(words, word) ? 65 : 0;
}

/** Latin words are found from their beginning only, Chinese ones anywhere. */
function holds(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[a-z0-9]/u.test(word.charAt(0)) || !/[a-z0-9]/u.test(text.charAt(at - 1))) {
      return true;
    }
  }
  return false;
}

function scoreOfSound({ spoken, spokenHeading }: IndexedPhrase, word: string): number {
  if (!/^[a-z]+$/u.test(word)) {
    return 0;
  }
  const fits = { start: 85, clause: 60, within: 40 } as const;
  const text = fitOf(spoken, word);
  const heading = fitOf(spokenHeading, word);
  return Math.max(text ? fits[text] : 0, heading ? fits[heading] - 15 : 0);
}
