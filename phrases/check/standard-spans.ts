/** A stretch of a text, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** How long what was filled into a blank may be. */
const widestBlank = 60;
/** Shorter phrases (不客气。) hold nothing that a rule would find. */
const shortest = 6;

/**
 * Where the draft holds a standard phrase word for word, blanks filled or not: the manual's own wording is never found
 * fault with. `draft` in half width and small letters; each phrase as its pieces between the blanks.
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
