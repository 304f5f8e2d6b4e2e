import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { reportFileAt } from '../../connection/http.ts';
import { download } from '../../connection/download.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DayRange, type Days } from '../../parts/day-range.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useCallback, useState } from 'react';
import * as http from '../../connection/http.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import styles from './reports.module.css';

interface Props {
  asked: Asked;
  /** The days of what is shown, as the desk has them; null before anything is. */
  shown: Days | null;
  ask: (time: Asked) => void;
}

const RANGES = [
  ['today', 1],
  ['week', 7],
  ['month', 30],
] as const;

/** Which time, once more, and as a file. */
export function RangeBar({ asked, shown, ask }: Props) {
  const { t } = useTranslation();
  const days = 'days' in asked ? (shown ?? { from: '', to: '' }) : asked;
  return (
    <div className={styles.rangeBar}>
      <div role="group" aria-label={t('reports.range')}>
        {RANGES.map(([name, length]) => (
          <Button
            key={name}
            kind="quiet"
            aria-pressed={'days' in asked && asked.days === length}
            onPress={() => ask({ days: length })}
          >
            {t(`reports.ranges.${name}`)}
          </Button>
        ))}
        {/* An emptied day asks for nothing: the figures stay until it is filled in. */}
        <DayRange {...days} onChange={(own) => own.from !== '' && own.to !== '' && ask(own)} />
      </div>
      <ActionButton label={t('reports.refresh')} icon="retry" onPress={() => ask(asked)} />
      <a
        className="button quiet"
        href={reportFileAt(asked)}
        download
        onClick={(event) => void download(event)}
      >
        <Icon name="download" />
        {t('reports.export')}
      </a>
    </div>
  );
}

/** Which time: so many days up to now, or days of one's own; the desk's time zone says when they begin. */
export type Asked = { days: number } | Days;

/** The figures of a time; the ones before stay until the new ones are here. */
export function useReport() {
  const [asked, setAsked] = useState<Asked>({ days: 1 });
  const { data, error } = useFetched(useCallback(() => http.report(asked), [asked]));
  // A new object is a new question, also when it says the same.
  return {
    asked,
    report: data,
    trouble: error?.code ?? null,
    ask: (time: Asked) => setAsked({ ...time }),
  };
}
