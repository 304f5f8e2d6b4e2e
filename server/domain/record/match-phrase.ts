import { withoutSeams } from '../../../phrases/typeset.ts';
import { editDistance, FAR } from './edit-distance.ts';

const BLANK = /\{\{\w+\}\}/;

/** How a message relates to the phrase that it came from. */
export interface Likeness {
  use: 'verbatim' | 'edited';
  /** Characters changed; 0 if verbatim. */
  distance: number;
}

/**
 * Whether a message is a phrase verbatim, with anything in its blanks and nothing around it, or how far it was edited:
 * compared with the nearest of these texts (as offered, and as in the manual). Spaces between Chinese and digits or
 * Latin letters are typesetting and do not count.
 */
export function likenessTo(message: string, phrases: readonly string[]): Likeness {
  const said = wordsOf(message);
  if (isVerbatim(message, phrases)) return { use: 'verbatim', distance: 0 };
  const distances = phrases.map((phrase) => editDistance(said, plain(phrase)));
  // Words that count as edited have been changed, if only in a blank's surroundings.
  return { use: 'edited', distance: Math.max(1, Math.min(FAR, ...distances)) };
}

/**
 * Whether a message is one of these phrases verbatim: with anything in its blanks and nothing around it. The one
 * meaning of "verbatim", for a chat's log and for the record.
 */
export function isVerbatim(message: string, phrases: readonly string[]): boolean {
  const said = wordsOf(message);
  return phrases.some((phrase) => isFilled(said, phrase));
}

/** Whether the text is the phrase with something in each blank, from its first word to its last. */
function isFilled(said: string, phrase: string): boolean {
  const parts = wordsOf(phrase).split(BLANK);
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return said === first;
  if (!said.startsWith(first) || !said.endsWith(last)) return false;
  const end = said.length - last.length;
  let from = first.length;
  for (const part of others) {
    const found = said.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return from <= end;
}

function plain(phrase: string): string {
  return wordsOf(phrase).split(BLANK).join('').trim();
}

function wordsOf(text: string): string {
  return withoutSeams(text.normalize('NFC')).trim();
}
