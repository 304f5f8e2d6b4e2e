import { useEffect, useRef, useState, type RefObject } from 'react';

/** The head of the screen above, and a margin below. Pixels. */
const AROUND = 72;
const LEAST_HEIGHT = 360;

/**
 * By how much a page of this size is made smaller so that it fits into its box, and with what stands above it in its
 * section into the window.
 */
export function useScale({ width, height }: { width: number; height: number }): {
  box: RefObject<HTMLDivElement | null>;
  scale: number;
} {
  const box = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  useEffect(() => {
    const found = box.current;
    if (found === null) return;
    const fit = (): void => {
      const section = found.parentElement ?? found;
      const above = found.getBoundingClientRect().top - section.getBoundingClientRect().top;
      const room = Math.max(LEAST_HEIGHT, window.innerHeight - above - AROUND);
      setScale(Math.min(1, found.clientWidth / width, room / height));
    };
    // The column, what stands above, and the window can change.
    const watch = new ResizeObserver(fit);
    watch.observe(found);
    if (found.previousElementSibling !== null) watch.observe(found.previousElementSibling);
    watch.observe(document.documentElement);
    fit();
    return () => watch.disconnect();
  }, [width, height]);
  return { box, scale };
}
