import { normalise } from '../../../phrases/detect/normalise.ts';
import { isChinese, tokensOf } from '../../../phrases/detect/tokens.ts';
import type { UnheardTurn } from './turn-labels.ts';

/** Turns that say much the same. */
export interface LikeTurns {
  turns: number;
  /** The first that came, and some others. */
  examples: readonly UnheardTurn[];
}

/** As alike as this, turns are of one group: the share of words that both have (Dice). */
const ALIKE = 0.45;
/** Shorter turns are answers and courtesies. */
const LEAST_WORDS = 3;
/** Groups that are compared with, at most; what fits into none of them is counted alone. */
const GROUPS_MAX = 1500;
const EXAMPLES = 6;

interface Group {
  words: ReadonlySet<string>;
  turns: number;
  examples: UnheardTurn[];
}

/**
 * Groups turns by likeness as they come: each joins the group whose first turn it is most like, or begins one. The same turns in
 * the same order give the same groups; what one turn costs is bounded.
 */
export class LikeGroups {
  readonly #groups: Group[] = [];
  /** The groups whose first turn has a word, by the word. */
  readonly #having = new Map<string, number[]>();

  add(turn: UnheardTurn): void {
    const words = wordsIn(turn.text);
    if (words.size < LEAST_WORDS) return;
    const group = this.#likest(words);
    if (group === undefined) this.#begin(words, turn);
    else {
      group.turns += 1;
      if (group.examples.length < EXAMPLES && group.examples.every(({ text }) => text !== turn.text))
        group.examples.push(turn);
    }
  }

  /** Groups of at least two turns, the largest first. */
  largest(most: number): LikeTurns[] {
    return this.#groups
      .filter(({ turns }) => turns > 1)
      .sort((one, other) => other.turns - one.turns)
      .slice(0, most)
      .map(({ turns, examples }) => ({ turns, examples }));
  }

  #likest(words: ReadonlySet<string>): Group | undefined {
    const shared = new Map<number, number>();
    for (const word of words)
      for (const at of this.#having.get(word) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    let best: { group: Group; alike: number } | undefined;
    for (const [at, count] of shared) {
      const group = this.#groups[at];
      const alike = group === undefined ? 0 : (2 * count) / (words.size + group.words.size);
      if (group !== undefined && alike >= ALIKE && alike > (best?.alike ?? 0)) best = { group, alike };
    }
    return best?.group;
  }

  #begin(words: ReadonlySet<string>, turn: UnheardTurn): void {
    if (this.#groups.length >= GROUPS_MAX) return;
    for (const word of words) {
      const having = this.#having.get(word);
      if (having) having.push(this.#groups.length);
      else this.#having.set(word, [this.#groups.length]);
    }
    this.#groups.push({ words, turns: 1, examples: [turn] });
  }
}

/** Words, and of Chinese the pairs of neighbouring characters; numbers and marks say nothing of what a turn is about. */
function wordsIn(text: string): Set<string> {
  const plain = normalise(text);
  const words = new Set<string>();
  let before: { text: string; end: number } | null = null;
  for (const { start, end, speaks } of tokensOf(plain)) {
    const word = plain.slice(start, end);
    const isHan = isChinese(word.charCodeAt(0));
    if (isHan && before !== null && before.end === start) words.add(before.text + word);
    if (!isHan && speaks && !/^\d+$/.test(word)) words.add(word);
    before = isHan ? { text: word, end } : null;
  }
  return words;
}
