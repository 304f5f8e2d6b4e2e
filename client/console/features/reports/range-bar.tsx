import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { reportFileAt } from '../../connection/http.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DayRange, type Days } from '../../parts/day-range.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { Asked } from './use-report.ts';

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
    <div className="range-bar">
      <div role="group" aria-label={t('reports.range')}>
        {RANGES.map(([name, length]) => (
          <Button
            key={name}
            className="button quiet"
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
      <a className="button quiet" href={reportFileAt(asked)} download>
        <Icon name="download" />
        {t('reports.export')}
      </a>
    </div>
  );
}
