import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarChange, CalendarView } from '../../../../protocol/calendar.ts';
import { Button } from '../../parts/button.tsx';
import { isolated } from '../../parts/names.ts';
import { dayAndTime } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';
import styles from './calendar.module.css';

interface Props {
  calendar: CalendarView;
  /** Resolves with the error message, or null. */
  undo: () => Promise<string | null>;
}

/** Who last changed the calendar, and the button that takes it back, week and days, after saying what that does. */
export function UndoLast({ calendar: { changedAt, changedBy, undo: change }, undo }: Props) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  if (changedAt === null || change === null) return null;
  const press = async () => {
    setBusy(true);
    const fault = await undo();
    setBusy(false);
    setSaid(fault ?? t('calendar.undone'));
  };
  return (
    <p className={styles.calendarUndo}>
      <span className="faint">
        {t('calendar.changed', { by: isolated(changedBy ?? ''), at: dayAndTime(changedAt, language) })}
      </span>
      <Button kind="quiet" isDisabled={isBusy} onPress={() => void press()}>
        {t('calendar.undo', { what: wordsOf(change, t) })}
      </Button>
      <span role="status">{said}</span>
    </p>
  );
}

/** What taking the change back would do, in words. */
function wordsOf({ added, changed, removed, week }: CalendarChange, t: TFunction): string {
  const parts = [
    ...(week ? [t('calendar.undoes.week')] : []),
    ...(added > 0 ? [t('calendar.undoes.added', { count: added })] : []),
    ...(changed > 0 ? [t('calendar.undoes.changed', { count: changed })] : []),
    ...(removed > 0 ? [t('calendar.undoes.removed', { count: removed })] : []),
  ];
  return parts.join(t('calendar.undoes.and'));
}
