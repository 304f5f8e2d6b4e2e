import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Finding } from '../../../../../phrases/check/finding.ts';
import type { Severity } from '../../../../../phrases/manual.ts';

interface Props {
  field: RefObject<HTMLTextAreaElement | null>;
  draft: string;
  findings: readonly Finding[];
  /** While an input method composes, only what stands before it is marked: behind it everything moves. */
  until: number | undefined;
}

/**
 * Lines under the words that a rule of conduct has something to say about. The draft once more, unseen, over the field:
 * a text field cannot mark its own words. What is found is read out from the list below the field, not from here.
 */
export function Marks({ field, draft, findings, until }: Props) {
  const mirror = useRef<HTMLDivElement>(null);
  useSameScroll(field, mirror, draft);
  return (
    <div ref={mirror} className="draft-marks" translate="no" aria-hidden="true">
      {markPieces(draft, findings, until).map(({ text, severity }, at) =>
        severity === null ? (
          text
        ) : (
          <span key={at} className="draft-mark" data-severity={severity}>
            {text}
          </span>
        ),
      )}
      {/* A line that is still empty counts in the field; here it would not. */}
      {'\u200b'}
    </div>
  );
}

/** Keeps the mirror scrolled as far as the field; its size comes from the styles. */
function useSameScroll(
  field: RefObject<HTMLTextAreaElement | null>,
  mirror: RefObject<HTMLDivElement | null>,
  draft: string,
): void {
  useLayoutEffect(() => {
    const [real, image] = [field.current, mirror.current];
    if (!real || !image) return;
    const follow = () => void (image.scrollTop = real.scrollTop);
    follow();
    real.addEventListener('scroll', follow);
    return () => real.removeEventListener('scroll', follow);
  }, [field, mirror, draft]);
}

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
