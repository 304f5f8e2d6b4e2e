import { useEffect, useRef } from 'react';
import { useDesk } from '../../../store/desk.ts';
import { firstSeq } from '../../../store/log.ts';
import { useSearchTarget } from '../../../store/go-to.ts';
import type { Row } from './rows.ts';

/** The number of pages that are loaded in search of a line. */
const PAGES = 20;

/**
 * Scrolls to the line that was searched for, if the chat was opened for one; loads earlier entries until it is found.
 */
export function useScrollToSearchTarget(
  chatId: string,
  rows: readonly Row[],
  { show, fetchEarlier }: { show: (index: number) => void; fetchEarlier: () => void },
): void {
  const target = useSearchTarget((state) => (state.target?.chatId === chatId ? state.target : null));
  const pages = useRef(0);
  const askedAt = useRef(0);
  useEffect(() => {
    if (target === null || rows.length === 0) return;
    const index = rows.findIndex((row) => row.type === 'entry' && row.entry.seq === target.seq);
    const first = firstSeq(useDesk.getState().logs[chatId]);
    if (index < 0 && first > 1 && pages.current < PAGES) {
      if (askedAt.current === first) return;
      askedAt.current = first;
      pages.current += 1;
      fetchEarlier();
      return;
    }
    pages.current = 0;
    askedAt.current = 0;
    useSearchTarget.setState({ target: null });
    // After the list has scrolled to its end, as on every opening.
    if (index >= 0) requestAnimationFrame(() => show(index));
  }, [target, rows, chatId, show, fetchEarlier]);
}
