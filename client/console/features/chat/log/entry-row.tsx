import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { shallow } from 'zustand/shallow';
import { dayName, daysAgo } from '../../../parts/times.ts';
import { useClock } from '../../../store/clock.ts';
import { useSettings } from '../../../store/settings.ts';
import { Withdrawn } from './withdrawn.tsx';
import { Message } from './message.tsx';
import { PendingLine } from './pending-line.tsx';
import { EventLine } from './event-line.tsx';
import type { Row } from './rows.ts';
import styles from './log.module.css';

interface Props {
  row: Row;
  chatId: string;
}

/**
 * One row of the log. The list draws itself at every line and at every step of its scrolling; the rows that say what
 * they said before stay as they are.
 */
export const EntryRow = memo(
  ShownRow,
  (before, after) => before.chatId === after.chatId && shallow(before.row, after.row),
);

function ShownRow({ row, chatId }: Props) {
  const { t } = useTranslation();
  switch (row.type) {
    case 'beginning':
      return <p className={styles.logStart}>{t('chat.beginning')}</p>;
    case 'day':
      return <DayBreak at={row.at} />;
    case 'pending':
      return <PendingLine line={row.line} />;
    case 'entry':
      if (row.withdrawn) return <Withdrawn entry={row.entry} />;
      return row.entry.kind === 'message' || row.entry.kind === 'note' ? (
        <Message entry={row.entry} chatId={chatId} last={row.last} flagged={row.flagged} />
      ) : (
        <EventLine entry={row.entry} />
      );
  }
}

function DayBreak({ at }: { at: string }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const ago = useClock(({ now }) => daysAgo(at, now));
  return (
    <p className={styles.day}>
      <span>{ago === 0 ? t('chat.today') : ago === 1 ? t('chat.yesterday') : dayName(at, language)}</span>
    </p>
  );
}
