import { useRef, type TouchEvent } from 'react';

/** Where a finger was, px, and when, ms. */
export interface Touched {
  readonly x: number;
  readonly y: number;
  readonly at: number;
}

/** What begins so near to the edge of the window is the browser's own gesture, px. */
const EDGE = 32;
/** Shorter than this it is a tap, px. */
const LEAST = 64;
/** A finger that takes longer, ms, selects or reads. */
const LONGEST_MS = 700;

/** Where a swipe leads: `next` is what stands to the right; null: it is none, or scrolls up and down. */
export function swipeOf(from: Touched, to: Touched, width: number): 'next' | 'previous' | null {
  const [across, along] = [to.x - from.x, to.y - from.y];
  if (from.x < EDGE || from.x > width - EDGE || to.at - from.at > LONGEST_MS) return null;
  if (Math.abs(across) < LEAST || Math.abs(across) < 2 * Math.abs(along)) return null;
  return across < 0 ? 'next' : 'previous';
}

interface Swiping {
  onTouchStart: (event: TouchEvent) => void;
  onTouchEnd: (event: TouchEvent) => void;
  onTouchCancel: () => void;
}

/** Hears swipes of one finger over an element. Only listens, so that scrolling and the browser's own gestures go on as ever. */
export function useSwipe(onSwipe: (where: 'next' | 'previous') => void): Swiping {
  const from = useRef<Touched | null>(null);
  return {
    onTouchStart: ({ touches, target, timeStamp }) => {
      const [finger, second] = [touches[0], touches[1]];
      const isOne = finger !== undefined && second === undefined;
      from.current =
        isOne && !scrollsAcross(target) ? { x: finger.clientX, y: finger.clientY, at: timeStamp } : null;
    },
    onTouchEnd: ({ changedTouches, timeStamp }) => {
      const [began, finger] = [from.current, changedTouches[0]];
      from.current = null;
      if (began === null || finger === undefined || window.getSelection()?.isCollapsed === false) return;
      const to = { x: finger.clientX, y: finger.clientY, at: timeStamp };
      const where = swipeOf(began, to, window.innerWidth);
      if (where !== null) onSwipe(where);
    },
    onTouchCancel: () => (from.current = null),
  };
}

/** Whether something under the finger scrolls sideways by itself, such as a wide table. */
function scrollsAcross(target: EventTarget): boolean {
  for (let part = target instanceof Element ? target : null; part !== null; part = part.parentElement) {
    const isWider = part.scrollWidth > part.clientWidth + 1;
    if (isWider && /auto|scroll/.test(getComputedStyle(part).overflowX)) return true;
  }
  return false;
}
