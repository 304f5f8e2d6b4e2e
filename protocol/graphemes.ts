/** Made when first needed: most texts are short enough. */
let segmenter: Intl.Segmenter | null = null;

/** The characters of a text as people see them: an emoji of several parts is one. */
export function graphemesOf(text: string): string[] {
  // Firefox before 125 has none; it cuts between code points then.
  if (!('Segmenter' in Intl)) return Array.from(text);
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * The beginning of a text, of at most `max` code points, without half a character at its end. A string of its own: it
 * does not keep the whole text in memory, as a slice would.
 */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const points = Array.from(text.slice(0, 2 * (max + LONGEST)));
  if (points.length <= max) return text;
  // What follows the cut shows whether the last character continues.
  const kept: string[] = [];
  let length = 0;
  for (const one of graphemesOf(points.slice(0, max + LONGEST).join(''))) {
    length += Array.from(one).length;
    if (length > max) break;
    kept.push(one);
  }
  // A "character" that is longer than the room: marks heaped on one letter.
  return kept.length === 0 ? points.slice(0, max).join('') : Array.from(kept.join('')).join('');
}

/** Code points of the longest emoji that people send: families and flags of regions. */
const LONGEST = 16;
