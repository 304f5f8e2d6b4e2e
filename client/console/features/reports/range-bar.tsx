import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { chatFileAt } from '../../connection/http.ts';
import { download } from '../../connection/download.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DepartmentSelect } from '../../parts/department-select.tsx';
import { DayRange, type Days } from '../../parts/day-range.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useDesk } from '../../store/desk.ts';
import styles from './reports.module.css';

interface Props {
  asked: Asked;
  /** The days of the shown report in the desk's time zone; null before there is one. */
  shown: Days | null;
  ask: (time: Asked) => void;
  /** The address of the whole report as a file; null where each table has its own. */
  file: string | null;
}

/** The files with one row a chat. */
const FILES = ['xlsx', 'csv'] as const;

const RANGES = [
  ['today', 1],
  ['week', 7],
  ['month', 30],
  ['quarter', 90],
  ['year', 365],
] as const;

/** Selects the period, reloads, and downloads the report. */
export function RangeBar({ asked, shown, ask, file }: Props) {
  const { t } = useTranslation();
  const departments = useDesk(({ profile }) => profile?.departments);
  const { department: chosen, ...time } = asked;
  const of = chosen === undefined ? {} : { department: chosen };
  const days = 'days' in time ? (shown ?? { from: '', to: '' }) : time;
  return (
    <div className={styles.rangeBar}>
      <div role="group" aria-label={t('reports.range')}>
        {RANGES.map(([name, length]) => (
          <Button
            key={name}
            kind="quiet"
            aria-pressed={'days' in asked && asked.days === length}
            onPress={() => ask({ days: length, ...of })}
          >
            {t(`reports.ranges.${name}`)}
          </Button>
        ))}
        {/* An emptied day requests nothing: the report stays until the day is filled in. */}
        <DayRange {...days} onChange={(own) => own.from !== '' && own.to !== '' && ask({ ...own, ...of })} />
      </div>
      <DepartmentSelect
        label={t('floor.department')}
        departments={departments}
        value={asked.department ?? null}
        all={t('floor.allDepartments')}
        onChange={(department) => ask({ ...time, ...(department === null ? {} : { department }) })}
      />
      <ActionButton label={t('reports.refresh')} icon="retry" onPress={() => ask(asked)} />
      {file === null ? null : (
        <a className="button quiet" href={file} download onClick={(event) => void download(event)}>
          <Icon name="download" />
          {t('reports.export')}
        </a>
      )}
      {(file === null ? [] : FILES).map((format) => (
        <a
          key={format}
          className="button quiet"
          href={chatFileAt(asked, format)}
          download
          onClick={(event) => void download(event)}
        >
          <Icon name="download" />
          {t(`reports.chatFile.${format}`)}
        </a>
      ))}
    </div>
  );
}

/** The period, a number of days up to now or two days in the desk's time zone, and the department if not all are meant. */
export type Asked = ({ days: number } | Days) & { department?: string };
