import { blanksOf } from '../../../phrases/suggest/fill.ts';

/** A range of a text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Replaces the selection with a piece, and returns what to select next: the piece's first blank, else the position
 * after it. English pieces are separated by spaces from the words around them.
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

/** The next blank after a position, or the first one if none follows; null without blanks. */
export function nextBlank(text: string, after: number): Span | null {
  const blanks = blanksOf(text);
  return blanks.find((blank) => blank.start >= after) ?? blanks[0] ?? null;
}

const LATIN_END = /[\p{Script=Latin}\d.,;:!?)]$/u;
const LATIN_START = /^[\p{Script=Latin}\d({]/u;
