import { halfWidth } from '../text.ts';
import type { CheckContext } from './finding.ts';

/** A draft in the forms that rules need. All forms have the same positions as the typed text. */
export interface Draft {
  readonly typed: string;
  /** In half width, with one kind of apostrophe. */
  readonly text: string;
  /** Without what the agent only cites: addresses, quotations, titles. */
  readonly sentences: readonly Sentence[];
  /** The sentences in small letters: for asking first where a pattern is at all. */
  readonly small: readonly string[];
  readonly context: CheckContext;
}

/** Prepares a typed text for the rules. */
export function draftOf(typed: string, context: CheckContext): Draft {
  const text = halfWidth(typed);
  const sentences = sentencesOf(withoutCitations(text));
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

/** Web and mail addresses, and what stands in quotation marks or title marks; a longer quotation is a text of its own. */
const CITED =
  /(?:https?:\/\/|www\.)[^\s\p{Script=Han},。!?]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@.-])(?:[a-z\d-]+\.)+[a-z]{2,}\/[^\s\p{Script=Han},。!?]*|“[^“”\n]{1,60}”|"[^"\n]{1,60}"|「[^「」\n]{1,60}」|『[^『』\n]{1,60}』|《[^《》\n]{1,60}》/giu;
/** A character for private use: no pattern has a reason to name it. */
const BLANK = '\ue000';

/**
 * A text in which what is cited is blanked, each character by one: an address or the name of a song is not the agent's
 * wording.
 */
function withoutCitations(text: string): string {
  return text.replace(CITED, (cited) => BLANK.repeat(cited.length));
}
