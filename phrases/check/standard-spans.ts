/** A stretch of a text, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** The longest text in a blank. */
const widestBlank = 60;
/** Shorter phrases (不客气。) contain nothing that a rule would find. */
const shortest = 6;

/**
 * Where the draft contains a standard phrase verbatim, with or without filled blanks: the manual's own wording is
 * exempt from the rules. `draft` in half width and lower case; each phrase as its pieces between the blanks.
 */
export function standardSpans(draft: string, phrases: readonly (readonly string[])[]): Span[] {
  return phrases.flatMap((pieces) => {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    return length < shortest || length > draft.length ? [] : spansOf(draft, pieces);
  });
}

function spansOf(draft: string, [first = '', ...rest]: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (let start = draft.indexOf(first); start >= 0; start = draft.indexOf(first, start + first.length)) {
    const end = endOf(draft, start + first.length, rest);
    if (end !== undefined) {
      spans.push({ start, end });
    }
  }
  return spans;
}

function endOf(draft: string, from: number, pieces: readonly string[]): number | undefined {
  let end = from;
  for (const piece of pieces) {
    const at = draft.slice(end, end + widestBlank + piece.length).indexOf(piece);
    if (at < 0) {
      return undefined;
    }
    end += at + piece.length;
  }
  return end;
}
