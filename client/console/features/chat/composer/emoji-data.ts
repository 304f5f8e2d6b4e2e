import english from 'emoji-picker-element-data/en/cldr-native/data.json?url';
import chinese from 'emoji-picker-element-data/zh/emojibase-native/data.json?url';
import { isRecord } from '../../../store/browser-storage.ts';

/** An emoji with its name and what else it is found by. */
export interface Emoji {
  readonly emoji: string;
  readonly name: string;
  readonly words: string;
  /** Its group, as Unicode numbers them; see {@link EMOJI_GROUPS}. */
  readonly group: number;
}

/**
 * The groups that are offered, by Unicode's number: not the parts that make up others, and no flags, which Windows shows as
 * letters.
 */
export const EMOJI_GROUPS = {
  0: 'faces',
  1: 'people',
  3: 'nature',
  4: 'food',
  5: 'travel',
  6: 'activities',
  7: 'objects',
  8: 'symbols',
} as const;

/** Newer ones are missing from the fonts of many computers still. */
const VERSION_MAX = 14;

const loaded = new Map<string, Promise<readonly Emoji[]>>();

/** All emoji in one language, fetched from the desk once; rejects if that fails, and can be tried again. */
export function loadEmoji(language: string): Promise<readonly Emoji[]> {
  const address = language.startsWith('zh') ? chinese : english;
  const found = loaded.get(address) ?? fetched(address);
  loaded.set(address, found);
  found.catch(() => loaded.delete(address));
  return found;
}

async function fetched(address: string): Promise<readonly Emoji[]> {
  const answer = await fetch(address);
  const said: unknown = await answer.json();
  if (!Array.isArray(said)) throw new Error('the emoji could not be read');
  return said.flatMap((one: unknown) => {
    const { emoji, annotation, tags, group, version } = isRecord(one) ? one : {};
    if (typeof emoji !== 'string' || typeof annotation !== 'string' || typeof group !== 'number') return [];
    if (!(group in EMOJI_GROUPS) || Number(version) > VERSION_MAX) return [];
    const words = [annotation, ...(Array.isArray(tags) ? tags.map(String) : [])].join(' ').toLowerCase();
    return [{ emoji, name: annotation, words, group }];
  });
}

/** The emoji whose name or words contain all that was typed; those whose name begins with it first. */
export function findEmoji(all: readonly Emoji[], typed: string, most: number): readonly Emoji[] {
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  const parts = wanted.split(/\s+/u);
  const found = all.filter(
    ({ words, emoji }) => emoji === wanted || parts.every((one) => words.includes(one)),
  );
  const rank = ({ words }: Emoji) => (words.startsWith(wanted) ? 0 : 1);
  return found.toSorted((one, other) => rank(one) - rank(other)).slice(0, most);
}
