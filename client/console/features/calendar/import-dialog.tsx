import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarView, DayChange, WireDay } from '../../../../protocol/calendar.ts';
import { ConfirmBar } from '../../parts/confirm-bar.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import type { Keep } from './calendar.tsx';
import type { Offer } from './import-days.tsx';
import { hoursAsTyped } from './typed-hours.ts';
import styles from './calendar.module.css';

interface Props {
  offer: Offer;
  days: CalendarView['days'];
  keep: Keep;
  onClose: () => void;
}

/** The dialog with the changes of an import by date: each can be deselected; the selected ones are saved together. */
export function ImportDialog({ offer, days, keep, onClose }: Props) {
  const { t } = useTranslation();
  const { changes, timed, same, skipped, knownUntil, version } = offer;
  const [chosen, setChosen] = useState(
    () => new Set(changes.filter((one) => isProposed(one, timed)).map(dateOf)),
  );
  const [fault, setFault] = useState('');

  const apply = async () => {
    const ticked = changes.filter((one) => chosen.has(dateOf(one)));
    // At the version that was compared: what a colleague changed since is not overwritten unseen.
    const wrong = await keep({ days: withChanges(days, ticked) }, version);
    if (wrong === null) onClose();
    else setFault(wrong);
  };
  const tick = (date: string, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(date);
    else next.delete(date);
    setChosen(next);
  };

  return (
    <Dialog heading={t('calendar.import.heading')} className="broad" onClose={onClose}>
      <p>
        {changes.length === 0
          ? t('calendar.import.nothing', { same })
          : t('calendar.import.counts', { changes: changes.length, same })}{' '}
        {knownUntil === null ? '' : t('calendar.import.knownUntil', { year: knownUntil })}{' '}
        {skipped === 0 ? '' : t('calendar.import.skipped', { skipped })}
      </p>
      <ul className={styles.calendarImport} aria-label={t('calendar.import.heading')}>
        {changes.map((one) => (
          <li key={dateOf(one)} data-date={dateOf(one)}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(dateOf(one))}
                onChange={({ target }) => tick(dateOf(one), target.checked)}
              />{' '}
              <time className="figures" dateTime={dateOf(one)}>
                {dateOf(one)}
              </time>{' '}
              <ChangeText change={one} isTimed={timed.has(dateOf(one))} />
            </label>
          </li>
        ))}
      </ul>
      <p className="form-error" role="alert">
        {fault}
      </p>
      <ConfirmBar
        label={t('calendar.import.apply', { count: chosen.size })}
        isDisabled={chosen.size === 0}
        onConfirm={() => void apply()}
      />
    </Dialog>
  );
}

function ChangeText({ change, isTimed }: { change: DayChange; isTimed: boolean }) {
  const { t } = useTranslation();
  const said = (day: WireDay) =>
    [
      day.name ?? '',
      day.as === undefined
        ? hoursAsTyped(day.intervals ?? []) || t('calendar.closed')
        : t('calendar.asDay', { day: t(`calendar.days.${day.as}`) }),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  return (
    <>
      <span className="mark">{t(`calendar.import.${change.change}`)}</span>{' '}
      {change.change === 'added' ? '' : <del>{said(change.before)}</del>}{' '}
      {change.change === 'gone' ? '' : said(change.after)}
      {isTimed ? <span className="faint"> {t('calendar.import.timed')}</span> : null}
    </>
  );
}

function dateOf(change: DayChange): string {
  return change.change === 'gone' ? change.before.date : change.after.date;
}

/** Dates that were edited by hand, or whose hours may be incomplete, are not selected by default. */
function isProposed(change: DayChange, timed: ReadonlySet<string>): boolean {
  return change.change !== 'edited' && !timed.has(dateOf(change));
}

function withChanges(days: CalendarView['days'], changes: readonly DayChange[]): WireDay[] {
  const changed = new Set(changes.map(dateOf));
  return [
    ...days.filter(({ date }) => !changed.has(date)),
    ...changes.flatMap((one) => (one.change === 'gone' ? [] : [one.after])),
  ];
}
