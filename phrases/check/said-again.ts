import { bare, weight } from '../text.ts';
import { sentencesOf } from './draft.ts';

/** Up to this weight (6 Chinese characters, 12 letters) words are said again on purpose: 好的, 请稍等, one moment. */
const SHORT = 12;

/**
 * Where a draft repeats itself, or its author in this chat: the whole draft if the same text was sent before; else a
 * sentence that occurs in it twice. Only letters and digits count. Null: nowhere.
 */
export function saidAgain(draft: string, said: readonly string[]): { start: number; end: number } | null {
  const words = bare(draft);
  if (weight(words) <= SHORT) return null;
  if (said.some((text) => bare(text) === words)) return { start: 0, end: draft.length };
  const sentences = sentencesOf(draft).map(({ text, start }) => ({ text, start, words: bare(text) }));
  const twice = sentences.find(
    (one, at) => weight(one.words) > SHORT && sentences.findIndex(({ words: w }) => w === one.words) < at,
  );
  return twice ? { start: twice.start, end: twice.start + twice.text.length } : null;
}
