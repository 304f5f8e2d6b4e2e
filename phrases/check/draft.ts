import { halfWidth } from '../half-width.ts';
import type { CheckContext } from './finding.ts';
import { sentencesOf, type Sentence } from './sentences.ts';

/** A draft as the rules read it. Every form of it has the same positions as what the agent typed. */
export interface Draft {
  readonly typed: string;
  /** In half width, with one kind of apostrophe. */
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** The sentences in small letters: for asking first where a pattern is at all. */
  readonly small: readonly string[];
  readonly context: CheckContext;
}

/** Reads what was typed for the rules. */
export function draftOf(typed: string, context: CheckContext): Draft {
  const text = halfWidth(typed);
  const sentences = sentencesOf(text);
  return { typed, text, sentences, small: sentences.map((one) => one.text.toLowerCase()), context };
}
