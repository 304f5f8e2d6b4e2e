import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useSession } from './room.ts';

const NEAR_PX = 48;

/** The end of a conversation: stays in sight while the customer is there, is reported as read when it was really seen. */
export interface End {
  scroller: RefObject<HTMLDivElement | null>;
  /** True while the customer has scrolled back. */
  away: boolean;
  toEnd: () => void;
}

/**
 * Follows the end of the conversation. `watching`: the widget is open and its page is in front. Each change of `wanted`
 * leads to the end, wherever the customer had scrolled.
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

  // Whoever writes wants to see it, wherever they had scrolled.
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
