import type { Phrase } from '../manual.ts';
import type { SuggestFacts } from './facts.ts';
import { fill } from './fill.ts';
import { valuesFor } from './values.ts';

const shortest = 6;
const remembered = 200;

/** The letters and digits of a text alone, so that a comma more or less makes no other sentence. */
export function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}{}]/gu, '');
}

/** Tells which phrases have already been said in this chat: by their id, or by their words in the last 200 messages. */
export function sayings(facts: SuggestFacts): (phrase: Phrase) => boolean {
  const ids = new Set(facts.saidPhrases);
  const texts = `\n${facts.said.slice(-remembered).map(bare).join('\n')}\n`;
  return (phrase) => {
    if (ids.has(phrase.id)) return true;
    if (facts.said.length === 0) return false;
    const words = bare(fill(phrase.text, valuesFor(facts, phrase.situation)));
    return texts.includes(words.length < shortest ? `\n${words}\n` : words);
  };
}
