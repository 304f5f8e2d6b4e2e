import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WEEKDAYS, type CalendarView, type WireDay } from '../../../../protocol/calendar.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Select } from '../../parts/fields.tsx';
import type { Keep } from './calendar.tsx';
import { hoursAsTyped, hoursTyped } from './typed-hours.ts';
import styles from './calendar.module.css';

interface Props {
  calendar: CalendarView;
  keep: Keep;
  /** What stands above the dates: from where they can be imported. */
  imports: ReactNode;
}

/** The editor of dates that differ from the week: holidays, make-up days, dates with their own hours. */
export function DaysEditor({ calendar, keep, imports }: Props) {
  const { days } = calendar;
  const { t } = useTranslation();
  const [fault, setFault] = useState('');
  const put = async (changed: WireDay[]) => setFault((await keep({ days: changed })) ?? '');
  return (
    <section className={styles.calendarDays} aria-label={t('calendar.exceptions')}>
      <h3>{t('calendar.exceptions')}</h3>
      {imports}
      <AddDay
        onAdd={(day) => void put([...days.filter(({ date }) => date !== day.date), day])}
        setFault={setFault}
      />
      <p className="form-error" role="alert">
        {fault}
      </p>
      {days.length === 0 ? <p className="faint">{t('calendar.noDays')}</p> : null}
      <ul aria-label={t('calendar.exceptions')}>
        {days.map((day) => (
          <li key={day.date} data-date={day.date}>
            <time className="figures" dateTime={day.date}>
              {day.date}
            </time>
            <span>{day.name ?? ''}</span>
            <span className="figures">
              {hoursAsTyped(day.intervals) || t('calendar.closed')}
              {day.as === undefined ? '' : ` (${t('calendar.asDay', { day: t(`calendar.days.${day.as}`) })})`}
            </span>
            <Button
              kind="icon"
              aria-label={t('calendar.remove', { date: day.date })}
              onPress={() => void put(days.filter(({ date }) => date !== day.date))}
            >
              <Icon name="bin" />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The choices for a new date: its own hours, or those of a weekday. */
const KINDS = ['own', ...WEEKDAYS] as const;

interface AddProps {
  onAdd: (day: WireDay) => void;
  setFault: (words: string) => void;
}

function AddDay({ onAdd, setFault }: AddProps) {
  const { t } = useTranslation();
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('own');
  const [hours, setHours] = useState('');
  const submit = () => {
    const intervals = hoursTyped(hours);
    if (date === '') return setFault(t('calendar.noDate'));
    if (intervals === null) return setFault(t('calendar.unreadable', { day: date }));
    const named = name.trim() === '' ? {} : { name: name.trim() };
    onAdd(kind === 'own' ? { date, intervals, ...named } : { date, as: kind, ...named });
    setDate('');
    setName('');
    setHours('');
    setKind('own');
  };
  return (
    <form
      className={styles.calendarAdd}
      aria-label={t('calendar.add')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label className="field">
        <span>{t('calendar.date')}</span>
        <input className="input" type="date" value={date} onChange={({ target }) => setDate(target.value)} />
      </label>
      <label className="field">
        <span>{t('calendar.name')}</span>
        <input
          className="input"
          autoComplete="off"
          maxLength={60}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <Select
        label={t('calendar.kind')}
        value={kind}
        onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'own')}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {one === 'own' ? t('calendar.own') : t('calendar.asDay', { day: t(`calendar.days.${one}`) })}
          </option>
        ))}
      </Select>
      {kind === 'own' ? (
        <label className="field">
          <span>{t('calendar.hours')}</span>
          <input
            className="input"
            autoComplete="off"
            placeholder={t('calendar.closed')}
            value={hours}
            onChange={({ target }) => setHours(target.value)}
          />
        </label>
      ) : null}
      <Button type="submit" kind="main">
        {t('calendar.add')}
      </Button>
    </form>
  );
}
