import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WEEKDAYS, type CalendarView, type WireWeek } from '../../../../protocol/calendar.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { Keep } from './calendar.tsx';
import { hoursAsTyped, hoursTyped } from './typed-hours.ts';
import styles from './calendar.module.css';

interface Props {
  calendar: CalendarView;
  keep: Keep;
}

/** The editor of the hours of each weekday. */
export function WeekEditor({ calendar: { week, ownWeek, lockedBy }, keep }: Props) {
  const { t } = useTranslation();
  const [drafts, setDrafts] = useState<Partial<Record<keyof WireWeek, string>>>({});
  const [fault, setFault] = useState('');
  const isLocked = lockedBy !== undefined;
  const isChanged = WEEKDAYS.some(
    (day) => (drafts[day] ?? hoursAsTyped(week[day])) !== hoursAsTyped(week[day]),
  );

  const submit = async () => {
    const typed = { ...week };
    for (const day of WEEKDAYS) {
      const hours = drafts[day] === undefined ? week[day] : hoursTyped(drafts[day]);
      if (hours === null) return setFault(t('calendar.unreadable', { day: t(`calendar.days.${day}`) }));
      typed[day] = hours;
    }
    setFault((await keep({ week: typed })) ?? '');
  };

  return (
    <form
      className={styles.calendarWeek}
      aria-label={t('calendar.week')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isLocked && isChanged) void submit();
      }}
    >
      <h3>{t('calendar.week')}</h3>
      {isLocked ? (
        <p className="setting-lock">
          <Icon name="lock" size={14} />
          <span>{t('desk.locked', { variable: lockedBy })}</span>
        </p>
      ) : (
        <p className="faint">{t(ownWeek ? 'calendar.ownWeek' : 'calendar.everyDay')}</p>
      )}
      <div className={styles.calendarWeekdays}>
        {WEEKDAYS.map((day) => (
          <label key={day} className="field">
            <span>{t(`calendar.days.${day}`)}</span>
            <input
              className="input"
              readOnly={isLocked}
              autoComplete="off"
              placeholder={t('calendar.closed')}
              value={drafts[day] ?? hoursAsTyped(week[day])}
              onChange={({ target }) => setDrafts({ ...drafts, [day]: target.value })}
            />
          </label>
        ))}
      </div>
      <p className="form-error" role="alert">
        {fault}
      </p>
      <div className="setting-acts">
        {isChanged && !isLocked ? (
          <>
            <Button type="submit" kind="main">
              {t('calendar.saveWeek')}
            </Button>
            <Button kind="quiet" onPress={() => setDrafts({})}>
              {t('desk.undo')}
            </Button>
          </>
        ) : null}
        {ownWeek && !isLocked ? (
          <Button
            kind="quiet"
            onPress={() => void keep({ week: null }).then((wrong) => setFault(wrong ?? ''))}
          >
            {t('calendar.toServiceHours')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
