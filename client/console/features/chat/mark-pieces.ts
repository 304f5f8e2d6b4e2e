import type { Finding } from '../../../../phrases/check/finding.ts';
import type { Severity } from '../../../../phrases/manual.ts';

/** A stretch of a draft, and how strongly a rule speaks about it, if one does. */
export interface Piece {
  readonly text: string;
  readonly severity: Severity | null;
}

/**
 * A draft cut where marks begin and end; joined, the pieces are the draft. Where findings meet, the earlier one has the
 * words; nothing is marked from `until` on.
 */
export function markPieces(draft: string, findings: readonly Finding[], until = Infinity): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { start, end, severity } of [...findings].sort((one, other) => one.start - other.start)) {
    if (start < from || end <= start || end > Math.min(until, draft.length)) continue;
    pieces.push({ text: draft.slice(from, start), severity: null });
    pieces.push({ text: draft.slice(start, end), severity });
    from = end;
  }
  pieces.push({ text: draft.slice(from), severity: null });
  return pieces.filter(({ text }) => text !== '');
}
