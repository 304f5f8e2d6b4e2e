import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarView } from '../../../../protocol/calendar.ts';
import type { Answer, WireError } from '../../../../protocol/errors.ts';
import {
  fetchDepartmentCalendar,
  fetchDepartmentHoursAt,
  putDepartmentDays,
  undoDepartmentDays,
} from '../../connection/departments.ts';
import { fetchCalendar, fetchHoursAt, putCalendar, undoCalendar } from '../../connection/settings.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { DepartmentSelect } from '../../parts/department-select.tsx';
import { DelayedSpinner, Empty } from '../../parts/placeholder.tsx';
import { momentIn } from '../../parts/times.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { useMovedDeadlines } from './moved-deadlines.tsx';
import { UndoLast } from './undo-last.tsx';
import { AskHours } from './ask-hours.tsx';
import { DaysEditor } from './days-editor.tsx';
import { ImportDays } from './import-days.tsx';
import { WeekEditor } from './week-editor.tsx';
import styles from './calendar.module.css';

/** Changes part of the calendar at its loaded version, or at the one named. Resolves with the error message, or null. */
export type Keep = (
  change: Omit<Parameters<typeof putCalendar>[0], 'version'>,
  version?: number,
) => Promise<string | null>;

/** The screen of the opening hours: a week, and the dates that differ from it; on a desk with departments, theirs too. */
export function CalendarScreen() {
  const { t } = useTranslation();
  const departments = useDesk(({ profile }) => profile?.departments);
  const [chosen, setChosen] = useState<string | null>(null);
  // One that has been removed meanwhile is none.
  const department = departments?.find(({ id }) => id === chosen)?.id ?? null;
  return (
    <main className="settings" aria-label={t('calendar.heading')}>
      <header className="column-head">
        <h2>{t('calendar.heading')}</h2>
      </header>
      {/* Focusable, because it scrolls. */}
      <div className="settings-list" tabIndex={0} role="region" aria-label={t('calendar.heading')}>
        <div className={styles.calendarOf}>
          <DepartmentSelect
            label={t('calendar.of')}
            departments={departments}
            value={department}
            all={t('calendar.desk')}
            onChange={setChosen}
          />
        </div>
        {department === null ? <DeskCalendar /> : <DepartmentDays key={department} id={department} />}
      </div>
    </main>
  );
}

function DeskCalendar() {
  const { calendar, error, after } = useCalendar(fetchCalendar);
  const moving = useMovedDeadlines();
  const keep: Keep = (change, version = calendar?.version ?? 0) =>
    moving.around(change, async () => after(await putCalendar({ ...change, version })));
  if (calendar === null) return <Pending error={error} />;
  return (
    <>
      <Now calendar={calendar} />
      <UndoLast
        calendar={calendar}
        undo={() => moving.around({ undo: true }, async () => after(await undoCalendar(calendar.version)))}
      />
      <AskHours timeZone={calendar.timeZone} ask={fetchHoursAt} />
      <WeekEditor key={`week ${calendar.version}`} calendar={calendar} keep={keep} />
      <DaysEditor calendar={calendar} keep={keep} imports={<ImportDays calendar={calendar} keep={keep} />} />
      {moving.dialog}
    </>
  );
}

/** The dates of a department: its week is in its own form, and the desk's dates hold for it where it has none. */
function DepartmentDays({ id }: { id: string }) {
  const { t } = useTranslation();
  const { calendar, error, after } = useCalendar(useCallback(() => fetchDepartmentCalendar(id), [id]));
  const ask = useCallback((at: string) => fetchDepartmentHoursAt(id, at), [id]);
  const moving = useMovedDeadlines();
  if (calendar === null) return <Pending error={error} />;
  const { version } = calendar;
  const of = { department: id };
  const keep: Keep = ({ days = [] }) =>
    moving.around({ ...of, days }, async () => after(await putDepartmentDays(id, days, version)));
  return (
    <>
      <Now calendar={calendar} />
      <UndoLast
        calendar={calendar}
        undo={() =>
          moving.around({ ...of, undo: true }, async () => after(await undoDepartmentDays(id, version)))
        }
      />
      <AskHours timeZone={calendar.timeZone} ask={ask} />
      <DaysEditor
        calendar={calendar}
        keep={keep}
        imports={<p className="faint">{t('calendar.departmentDays')}</p>}
      />
      {moving.dialog}
    </>
  );
}

function Pending({ error }: { error: WireError | null }) {
  const { t } = useTranslation();
  if (error === null) return <DelayedSpinner>{t('loading')}</DelayedSpinner>;
  return <Empty title={t(`errors.${error.code}`)} />;
}

/** A calendar as it was last told, and what a change of it is answered with. */
function useCalendar(fetch: () => Promise<Answer<CalendarView>>) {
  const { t } = useTranslation();
  const { data, error, retry } = useFetched(fetch);
  const [told, setTold] = useState<CalendarView | null>(null);
  const calendar = told !== null && told.version >= (data?.version ?? 0) ? told : data;
  const after = (answer: Answer<CalendarView>): string | null => {
    if (answer.ok) {
      setTold(answer);
      return null;
    }
    if (answer.error.code === 'conflict') {
      retry();
      return t('calendar.conflict');
    }
    return answer.error.code === 'bad_request' ? t('calendar.wrong') : refusalIn(answer.error);
  };
  return { calendar, error, after };
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
