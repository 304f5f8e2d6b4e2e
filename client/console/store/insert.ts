import { blanksOf } from '../../../phrases/suggest/fill.ts';

/** A range of a text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Puts a piece where the cursor is, in place of what is selected, and says what to select then:
 * its first blank, else the place behind it. English pieces keep a space to what stands before and after.
 */
export function insertAt(text: string, at: Span, piece: string): { text: string; select: Span } {
  const before = text.slice(0, at.start);
  const after = text.slice(at.end);
  const lead = LATIN_END.test(before) && LATIN_START.test(piece) ? ' ' : '';
  const trail = LATIN_END.test(piece) && LATIN_START.test(after) ? ' ' : '';
  const start = before.length + lead.length;
  const [blank] = blanksOf(piece);
  const select = blank
    ? { start: start + blank.start, end: start + blank.end }
    : { start: start + piece.length, end: start + piece.length };
  return { text: before + lead + piece + trail + after, select };
}

/** The next blank after a place, from the beginning again after the last. */
export function nextBlank(text: string, after: number): Span | null {
  const blanks = blanksOf(text);
  return blanks.find((blank) => blank.start >= after) ?? blanks[0] ?? null;
}

const LATIN_END = /[\p{Script=Latin}\d.,;:!?)]$/u;
const LATIN_START = /^[\p{Script=Latin}\d({]/u;
