import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useSession } from './widget-context.ts';

const NEAR_PX = 48;

/** The end of the conversation: follows new messages, and reports them as read once they were visible. */
export interface End {
  scroller: RefObject<HTMLDivElement | null>;
  /** Whether the customer has scrolled up. */
  away: boolean;
  toEnd: () => void;
}

/**
 * Follows the end of the conversation. `watching`: the widget is open and its page visible. Each change of `wanted`
 * scrolls to the end.
 */
export function useEnd(lastSeq: number, lastWritten: string | null, watching: boolean, wanted: number): End {
  const session = useSession();
  const scrollerRef = useRef<HTMLDivElement>(null);
  const stickRef = useRef(true);
  const [away, setAway] = useState(false);

  const toEnd = (): void => {
    stickRef.current = true;
    setAway(false);
    scrollerRef.current?.scrollTo({ top: scrollerRef.current.scrollHeight });
  };

  useEffect(() => {
    const box = scrollerRef.current;
    if (box === null) return;
    const look = (): void => {
      stickRef.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
      setAway(!stickRef.current);
    };
    const grown = new ResizeObserver(() => {
      if (stickRef.current) box.scrollTop = box.scrollHeight;
    });
    box.addEventListener('scroll', look, { passive: true });
    grown.observe(box);
    for (const child of box.children) grown.observe(child);
    return () => {
      box.removeEventListener('scroll', look);
      grown.disconnect();
    };
  }, []);

  // The customer's own message scrolls to the end, wherever the log is.
  useLayoutEffect(() => {
    if (lastWritten !== null) toEnd();
  }, [lastWritten]);
  useLayoutEffect(toEnd, [wanted]);

  useLayoutEffect(() => {
    const box = scrollerRef.current;
    if (box !== null && stickRef.current) box.scrollTop = box.scrollHeight;
  });

  useEffect(() => {
    if (watching && !away && lastSeq > 0) session.look(lastSeq);
  }, [watching, away, lastSeq, session]);

  return { scroller: scrollerRef, away, toEnd };
}
