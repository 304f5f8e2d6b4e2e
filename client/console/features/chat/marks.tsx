import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Finding } from '../../../../phrases/check/finding.ts';
import { markPieces } from './mark-pieces.ts';

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
