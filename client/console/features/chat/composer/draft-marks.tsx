import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Finding } from '../../../../../phrases/check/finding.ts';
import type { Severity } from '../../../../../phrases/manual.ts';
import styles from './composer.module.css';

interface Props {
  field: RefObject<HTMLTextAreaElement | null>;
  draft: string;
  findings: readonly Finding[];
  /** The position up to which findings are marked. After the start of a composition the text is in flux. */
  until: number | undefined;
}

/**
 * Underlines the findings of the rules of conduct. A text field cannot mark its own text, so this renders the draft
 * invisibly over it. Hidden from screen readers, which read the list below the field.
 */
export function Marks({ field, draft, findings, until }: Props) {
  const mirror = useRef<HTMLDivElement>(null);
  useSameScroll(field, mirror, draft);
  return (
    <div ref={mirror} className={styles.draftMarks} translate="no" aria-hidden="true">
      {markPieces(draft, findings, until).map(({ text, severity }, at) =>
        severity === null ? (
          text
        ) : (
          <span key={at} className={styles.draftMark} data-severity={severity}>
            {text}
          </span>
        ),
      )}
      {/* Keeps the height of an empty last line, which the field counts. */}
      {'\u200b'}
    </div>
  );
}

/** Keeps the mirror at the scroll position of the field; the styles give it the same size. */
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

/** A part of a draft with the severity of its finding, if any. */
export interface Piece {
  readonly text: string;
  readonly severity: Severity | null;
}

/**
 * Splits a draft at the edges of the marks; the joined pieces equal the draft. Where findings overlap, the earlier one
 * wins; nothing is marked from `until` on.
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
