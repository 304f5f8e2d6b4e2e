import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef, useState, type MouseEvent } from 'react';
import { Button } from '../../../parts/button.tsx';
import { useTranslation } from 'react-i18next';
import { isPicture } from '../../../../../protocol/files.ts';
import { placeOf } from '../../files/sent-files.tsx';
import { fetchEarlier } from '../../../connection/follow.ts';
import { Icon } from '../../../parts/icon.tsx';
import { useDesk } from '../../../store/desk.ts';
import { firstSeq } from '../../../store/log.ts';
import { useView } from '../../../store/view.ts';
import { EntryRow } from './entry-row.tsx';
import { focusField } from '../../../store/composer-cursor.ts';
import { rowsOf, type Row } from './rows.ts';
import { useScrollToSearchTarget } from './use-search-target.ts';
import styles from './log.module.css';

/** The distance from the end within which the list counts as scrolled to the end, px. */
const NEAR_END = 80;

/** The log of a chat, virtualised. Stays at the end if it was there, and otherwise keeps its scroll position. */
export const EntryList = memo(function EntryList({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const rows = useRows(chatId);
  const [away, setAway] = useState(false);
  const earlier = useEarlier(chatId);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: (at) => estimate(rows[at]),
    getItemKey: (at) => rows[at]?.key ?? at,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: NEAR_END,
    overscan: 10,
    paddingStart: 12,
    paddingEnd: 8,
  });
  const empty = rows.length === 0;
  useEffect(() => {
    if (!empty) virtual.scrollToEnd();
  }, [empty, virtual]);
  const written = writtenLast(rows);
  // Scrolls to the agent's new line wherever the list is; a stored line is higher by its time.
  useEffect(() => {
    if (written !== null || !isAway(frame.current)) virtual.scrollToEnd();
  }, [written, virtual]);
  useScrollToSearchTarget(chatId, rows, {
    show: (index) => virtual.scrollToIndex(index, { align: 'center' }),
    fetchEarlier: earlier.fetch,
  });

  // Lines are measured after rendering, which moves the end without a scroll event.
  const height = virtual.getTotalSize();
  useEffect(() => setAway(isAway(frame.current)), [height]);

  const scrolled = () => {
    setAway(isAway(frame.current));
    if ((frame.current?.scrollTop ?? 1000) < 400) earlier.fetch();
  };

  return (
    <div className={styles.logFrame}>
      {earlier.busy ? <p className={styles.logBusy}>{t('chat.earlier')}</p> : null}
      <div
        className={styles.log}
        ref={frame}
        onScroll={scrolled}
        onClick={writeOn}
        role="log"
        aria-live="off"
        aria-label={t('chat.log')}
        tabIndex={0}
      >
        <div className={styles.logLines} style={{ height }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return row ? (
              <div
                key={item.key}
                className={styles.logLine}
                data-index={item.index}
                ref={virtual.measureElement}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <EntryRow row={row} chatId={chatId} />
              </div>
            ) : null;
          })}
        </div>
      </div>
      {away ? (
        <Button className={styles.newest} onPress={() => virtual.scrollToEnd()}>
          <Icon name="down" />
          {t('chat.newest')}
        </Button>
      ) : null}
    </div>
  );
});

/** Whether the list is scrolled up. Uses the DOM: the virtualiser starts with estimated heights. */
function isAway(frame: HTMLElement | null): boolean {
  if (!frame) return false;
  return frame.scrollHeight - frame.scrollTop - frame.clientHeight > NEAR_END;
}

function useRows(chatId: string): Row[] {
  const entries = useDesk((state) => state.logs[chatId]?.entries);
  const outbox = useDesk((state) => state.outbox);
  const pending = useMemo(() => outbox.filter((line) => line.chatId === chatId), [outbox, chatId]);
  return useMemo(() => rowsOf(entries ?? [], pending), [entries, pending]);
}

/** The agent's last line that is not stored yet; null if there is none. */
function writtenLast(rows: readonly Row[]): string | null {
  const last = rows.at(-1);
  return last?.type === 'pending' ? last.key : null;
}

/** After a click that selects no text the composer takes the focus. */
function writeOn({ target, nativeEvent }: MouseEvent): void {
  if (nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch') return;
  if (target instanceof Element && target.closest('button, a')) return;
  if (useView.getState().dialog !== null) return;
  if (window.getSelection()?.isCollapsed !== false) focusField();
}

/** Loads earlier entries, one page at a time. */
function useEarlier(chatId: string): { busy: boolean; fetch: () => void } {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const fetch = () => {
    if (running.current || firstSeq(useDesk.getState().logs[chatId]) <= 1) return;
    running.current = true;
    const late = setTimeout(() => setBusy(true), 200);
    void fetchEarlier(chatId).finally(() => {
      clearTimeout(late);
      running.current = false;
      setBusy(false);
    });
  };
  return { busy, fetch };
}

/** The estimated height of a line, px, until it is measured. */
function estimate(row: Row | undefined): number {
  if (row?.type !== 'entry' && row?.type !== 'pending') return 36;
  const text = row.type === 'entry' ? (row.entry.text ?? '') : row.line.text;
  const files = (row.type === 'entry' ? row.entry.files : row.line.files) ?? [];
  const pictures = files.reduce((sum, file) => sum + (isPicture(file) ? placeOf(file).height + 6 : 60), 0);
  return 36 + Math.ceil(text.length / 32) * 22 + pictures;
}
