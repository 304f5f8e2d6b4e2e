import { isSeam } from '../typeset.ts';

/** What the blanks are filled with; a name without a value stays a blank. */
export type Values = Readonly<Partial<Record<string, string | number>>>;

/** A blank that is still to be filled, with its place in the text (`end` is exclusive). */
export interface Blank {
  name: string;
  start: number;
  end: number;
}

const blank = /\{\{(\w+)\}\}/gu;

/**
 * The text with its blanks filled once; a value is never read as a template itself. Between a value and the Chinese or
 * Latin beside it stands a space, as in print.
 */
export function fill(text: string, values: Values): string {
  return text.replace(blank, (whole: string, name: string, at: number) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === '') return whole;
    const words = String(value).replace(/[{}]/gu, '');
    const lead = isSeam(text.charAt(at - 1), words.charAt(0)) ? ' ' : '';
    const trail = isSeam(words.slice(-1), text.charAt(at + whole.length)) ? ' ' : '';
    return `${lead}${words}${trail}`;
  });
}

/** The blanks of a text, in order: for selecting the first one that is still empty. */
export function blanksOf(text: string): Blank[] {
  return Array.from(text.matchAll(blank), (match) => ({
    name: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}
