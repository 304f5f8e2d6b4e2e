import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CalendarView, DaysCompared } from '../../../../protocol/calendar.ts';
import { compareDays } from '../../connection/settings.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import type { Keep } from './calendar.tsx';
import { ImportDialog } from './import-dialog.tsx';
import styles from './calendar.module.css';

/** Days from a source with their difference to the calendar. */
export interface Offer extends DaysCompared {
  /** Dates for which the file has only some hours: the person decides whether these are all hours of the date. */
  timed: ReadonlySet<string>;
  /** The number of events that have no equivalent as a day. */
  skipped: number;
}

interface Props {
  calendar: CalendarView;
  keep: Keep;
}

/** Imports holidays: those of mainland China, or of a calendar file. Shows the difference first. */
export function ImportDays({ calendar, keep }: Props) {
  const { t } = useTranslation();
  const [offer, setOffer] = useState<Offer | null>(null);
  const [fault, setFault] = useState('');

  const compare = async (
    asked: Parameters<typeof compareDays>[0],
    read: Pick<Offer, 'timed' | 'skipped'> = { timed: new Set(), skipped: 0 },
  ) => {
    const answer = await compareDays(asked);
    setFault(answer.ok ? '' : refusalIn(answer.error));
    if (answer.ok) setOffer({ ...answer, ...read });
  };
  const readFile = async (file: File | undefined) => {
    if (!file) return;
    // Loaded on demand with the first file, for its size.
    const { daysInFile, CALENDAR_FILE_MAX } = await import('./calendar-file.ts');
    if (file.size > CALENDAR_FILE_MAX) return setFault(t('calendar.import.tooLarge'));
    const read = daysInFile(await file.text(), calendar.today, calendar.timeZone);
    if (read === null) return setFault(t('calendar.import.unreadable'));
    await compare({ source: 'ics', days: read.days }, read);
  };

  return (
    <>
      {calendar.missingYear === null ? null : (
        <p className={styles.calendarMissing} role="status">
          {t('calendar.import.missing', { year: calendar.missingYear })}
        </p>
      )}
      <p className="setting-acts">
        <Button kind="quiet" onPress={() => void compare({ source: 'cn' })}>
          {t('calendar.import.mainland')}
        </Button>
        <FileTrigger
          acceptedFileTypes={['.ics', 'text/calendar']}
          onSelect={(files) => void readFile(files?.[0])}
        >
          <Button kind="quiet">{t('calendar.import.file')}</Button>
        </FileTrigger>
      </p>
      <p className="form-error" role="alert">
        {fault}
      </p>
      {offer === null ? null : (
        <ImportDialog offer={offer} days={calendar.days} keep={keep} onClose={() => setOffer(null)} />
      )}
    </>
  );
}
