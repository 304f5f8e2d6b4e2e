import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarView } from '../../../../protocol/calendar.ts';
import type { Answer } from '../../../../protocol/errors.ts';
import { fetchCalendar, putCalendar, undoCalendar } from '../../connection/settings.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { DelayedSpinner, Empty } from '../../parts/placeholder.tsx';
import { momentIn } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';
import { UndoLast } from './undo-last.tsx';
import { AskHours } from './ask-hours.tsx';
import { DaysEditor } from './days-editor.tsx';
import { WeekEditor } from './week-editor.tsx';
import styles from './calendar.module.css';

/** Changes part of the calendar at its loaded version, or at the one named. Resolves with the error message, or null. */
export type Keep = (
  change: Omit<Parameters<typeof putCalendar>[0], 'version'>,
  version?: number,
) => Promise<string | null>;

/** The screen of the opening hours: a week, and the dates that differ from it. */
export function CalendarScreen() {
  const { t } = useTranslation();
  const { data, error, retry } = useFetched(fetchCalendar);
  const [changed, setChanged] = useState<CalendarView | null>(null);
  const calendar = changed !== null && changed.version >= (data?.version ?? 0) ? changed : data;

  const keep: Keep = async (change, version = calendar?.version ?? 0) =>
    after(await putCalendar({ ...change, version }));

  const after = (answer: Answer<CalendarView>): string | null => {
    if (answer.ok) {
      setChanged(answer);
      return null;
    }
    if (answer.error.code === 'conflict') {
      retry();
      return t('calendar.conflict');
    }
    return answer.error.code === 'bad_request' ? t('calendar.wrong') : refusalIn(answer.error);
  };

  return (
    <main className="settings" aria-label={t('calendar.heading')}>
      <header className="column-head">
        <h2>{t('calendar.heading')}</h2>
      </header>
      {/* Focusable, because it scrolls. */}
      <div className="settings-list" tabIndex={0} role="region" aria-label={t('calendar.heading')}>
        {calendar !== null ? (
          <>
            <Now calendar={calendar} />
            <UndoLast calendar={calendar} undo={async () => after(await undoCalendar(calendar.version))} />
            <AskHours timeZone={calendar.timeZone} />
            <WeekEditor key={`week ${calendar.version}`} calendar={calendar} keep={keep} />
            <DaysEditor calendar={calendar} keep={keep} />
          </>
        ) : error === null ? (
          <DelayedSpinner>{t('loading')}</DelayedSpinner>
        ) : (
          <Empty title={t(`errors.${error.code}`)} />
        )}
      </div>
    </main>
  );
}

/** Whether the desk is open now. */
function Now({ calendar: { open, changesAt, timeZone } }: { calendar: CalendarView }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const state = open ? 'open' : 'closed';
  return (
    <p className={styles.calendarNow} role="status">
      {changesAt === null
        ? t(`calendar.now.${state}Always`)
        : t(`calendar.now.${state}`, { at: momentIn(timeZone, changesAt, language) })}{' '}
      <span className="faint">{t('calendar.zone', { zone: timeZone })}</span>
    </p>
  );
}
