/** One syllable without its tone for each Chinese character of the text, in order; other characters are left out. */
export type ToPinyin = (text: string) => readonly string[];

/** A text as it is spoken. */
export interface Spelling {
  readonly syllables: readonly string[];
  /** Where a clause begins, as positions in `syllables`. */
  readonly starts: ReadonlySet<number>;
}

/** How well a spelling fits: from its very beginning, from the beginning of a clause, or from within one. */
export type Fit = 'start' | 'clause' | 'within';

const clauses = /\p{Script=Han}+/gu;

/** The pinyin of a text's Chinese characters. `toPinyin` sees one clause at a time. */
export function spell(text: string, toPinyin: ToPinyin): Spelling {
  const syllables: string[] = [];
  const starts = new Set<number>();
  for (const [clause] of text.matchAll(clauses)) {
    starts.add(syllables.length);
    syllables.push(...toPinyin(clause).map((syllable) => syllable.toLowerCase().replaceAll('ü', 'v')));
  }
  return { syllables, starts };
}

/**
 * Where the typed letters are spoken in the text: whole syllables, first letters, or a mixture (`qingsd` for 请稍等).
 * Undefined if nowhere. A single letter counts only at the beginning.
 */
export function fitOf({ syllables, starts }: Spelling, typed: string): Fit | undefined {
  if (spokenAt(syllables, 0, typed)) {
    return 'start';
  }
  if (typed.length < 2) {
    return undefined;
  }
  const found = syllables.flatMap((_, at) => (spokenAt(syllables, at, typed) ? [at] : []));
  if (found.length === 0) {
    return undefined;
  }
  return found.some((at) => starts.has(at)) ? 'clause' : 'within';
}

/** Each syllable takes at least its first letter; `ends` are the places in what was typed that the syllables so far can reach. */
function spokenAt(syllables: readonly string[], start: number, typed: string): boolean {
  let ends = new Set([0]);
  for (let at = start; at < syllables.length && ends.size > 0; at += 1) {
    const syllable = syllables[at] ?? '';
    const further = new Set<number>();
    for (const end of ends) {
      for (
        let length = 1;
        length <= syllable.length && syllable[length - 1] === typed[end + length - 1];
        length += 1
      ) {
        further.add(end + length);
      }
    }
    if (further.has(typed.length)) {
      return true;
    }
    ends = further;
  }
  return false;
}
