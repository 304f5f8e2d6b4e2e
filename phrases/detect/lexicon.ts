import { abuse } from './lexicon/abuse.ts';
import { courtesy } from './lexicon/courtesy.ts';
import { faults } from './lexicon/faults.ts';
import { forum } from './lexicon/forum.ts';
import { frames } from './lexicon/frames.ts';
import { grievance } from './lexicon/grievance.ts';
import { matters } from './lexicon/matters.ts';
import { people } from './lexicon/people.ts';
import { talk } from './lexicon/talk.ts';
import { PhraseTree, type Hit } from './phrase-tree.ts';

/** Name of an idea → its phrases, one a line or between bars, with braces for variants; `~` allows it inside a word. */
export type Ideas = Record<string, string>;

const ideas: Ideas = {
  ...courtesy,
  ...people,
  ...talk,
  ...grievance,
  ...faults,
  ...matters,
  ...forum,
  ...frames,
  ...abuse,
};

/** The names of the ideas; a hit's tags are places in this list. */
export const tags: readonly string[] = Object.keys(ideas);

let tree: PhraseTree | null = null;

/** The phrases of the lexicon in a normalised text. The tree is built on first use. */
export function findIdeas(text: string): Hit[] {
  tree ??= grown();
  return tree.find(text);
}

function grown(): PhraseTree {
  const built = new PhraseTree();
  Object.values(ideas).forEach((phrases, tag) => {
    for (const phrase of phrases.split(/[|\n]/).map((part) => part.trim()))
      if (phrase !== '') built.add(phrase, tag);
  });
  return built;
}
