import { halfWidth } from '../text.ts';
import type { CheckContext } from './finding.ts';

/** A draft in the forms that rules need. All forms have the same positions as the typed text. */
export interface Draft {
  readonly typed: string;
  /** In half width, with one kind of apostrophe. */
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** The sentences in small letters: for asking first where a pattern is at all. */
  readonly small: readonly string[];
  readonly context: CheckContext;
}

/** Prepares a typed text for the rules. */
export function draftOf(typed: string, context: CheckContext): Draft {
  const text = halfWidth(typed);
  const sentences = sentencesOf(text);
  return { typed, text, sentences, small: sentences.map((one) => one.text.toLowerCase()), context };
}

/** A sentence of a text with the place where it begins; it ends with its own punctuation. */
export interface Sentence {
  text: string;
  start: number;
}

/** The sentences of a text. A full stop ends one only before a space, so that numbers and addresses stay whole. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  const end = /[。!?\uff01\uff1f;\uff1b…~\n]{1,20}|\.(?=\s|$)/gu;
  let from = 0;
  const add = (to: number): void => {
    const piece = text.slice(from, to);
    const trimmed = piece.trim();
    if (trimmed !== '') {
      sentences.push({ text: trimmed, start: from + piece.indexOf(trimmed.charAt(0)) });
    }
    from = to;
  };
  for (const match of text.matchAll(end)) {
    add(match.index + match[0].length);
  }
  add(text.length);
  return sentences;
}
