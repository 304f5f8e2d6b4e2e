import { fitOf, spell, type Spelling, type ToPinyin } from '../../../../phrases/search/pinyin.ts';

/** Something that is on this computer and found by its words or their sound: a command, a screen, a colleague. */
export interface LocalItem<T> {
  /** What it is called; more words may follow that also find it. */
  label: string;
  more?: string;
  value: T;
}

const FITS = { start: 3, clause: 2, within: 1 } as const;

/**
 * The items that fit what was typed, best first: by the beginning of the label, by words in it, by pinyin, whole or first letters.
 * All of them if nothing was typed.
 */
export function localHits<T>(
  items: readonly LocalItem<T>[],
  typed: string,
  toPinyin: ToPinyin,
): LocalItem<T>[] {
  const words = plain(typed).split(/\s+/u).filter(Boolean);
  return items
    .map((item, place) => ({ item, place, score: scoreOf(item, words, toPinyin) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.place - other.place)
    .map(({ item }) => item);
}

function scoreOf(
  { label, more = '' }: LocalItem<unknown>,
  words: readonly string[],
  toPinyin: ToPinyin,
): number {
  if (words.length === 0) return 1;
  const said = plain(label);
  const all = `${said} ${plain(more)}`;
  const scores = words.map((word) => {
    if (said.startsWith(word)) return 5;
    if (all.includes(word)) return 4;
    const fit = /^[a-z]+$/.test(word) ? fitOf(spellingOf(label, toPinyin), word) : undefined;
    return fit === undefined ? 0 : FITS[fit];
  });
  return scores.includes(0) ? 0 : scores.reduce<number>((sum, one) => sum + one, 0) / scores.length;
}

const spellings = new WeakMap<ToPinyin, Map<string, Spelling>>();

function spellingOf(label: string, toPinyin: ToPinyin): Spelling {
  const known = spellings.get(toPinyin) ?? new Map<string, Spelling>();
  spellings.set(toPinyin, known);
  const spelling = known.get(label) ?? spell(label, toPinyin);
  known.set(label, spelling);
  return spelling;
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
