import { abuse } from './lexicon/abuse.ts';
import { courtesy } from './lexicon/courtesy.ts';
import { grievance } from './lexicon/grievance.ts';
import { faults, matters } from './lexicon/matters.ts';
import { people } from './lexicon/people.ts';
import { forum, stories } from './lexicon/stories.ts';
import { talk } from './lexicon/talk.ts';
import { frames, turns } from './lexicon/turns.ts';
import { merge } from './merge.ts';
import type { PhraseTable } from './phrase-table.ts';
import { PhraseTree } from './phrase-tree.ts';
import { unpack } from './unpack-weights.ts';
import type { Weights } from './weight-table.ts';
import data from './weights.json';

// A build puts what these functions give in their place (`scripts/made-tables.mjs`): to make the tables costs a third of
// a second and 20 MB, to read them a millisecond and 1 MB.

/**
 * Concept → its phrases, one per line or separated by bars, with braces for variants; `~` allows a match inside a word.
 */
export type Concepts = Record<string, string>;

const concepts: Concepts = {
  ...courtesy,
  ...people,
  ...talk,
  ...grievance,
  ...faults,
  ...matters,
  ...forum,
  ...frames,
  ...abuse,
  ...stories,
  ...turns,
};

/** The names of the concepts; a match's tags are places in this list. */
export const tags: readonly string[] = Object.keys(concepts);

/** All phrases of the lexicon. */
export function phraseTable(): PhraseTable {
  const tree = new PhraseTree();
  Object.values(concepts).forEach((phrases, tag) => {
    for (const phrase of phrases.split(/[|\n]/).map((part) => part.trim()))
      if (phrase !== '') tree.add(phrase, tag);
  });
  return merge(tree);
}

/** The weights that the training has written. */
export function weightTable(): Weights {
  return unpack(data);
}
