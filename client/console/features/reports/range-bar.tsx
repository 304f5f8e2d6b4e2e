import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { reportFileAt } from '../../connection/http.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { RANGES } from './range.ts';
import { type RangeName } from './range.ts';

interface Props {
  asked: { name: RangeName; from: string; to: string };
  choose: (name: RangeName) => void;
}

const NAMES = ['today', 'week', 'month'] as const satisfies readonly (keyof typeof RANGES)[];

/** Which time, once more, and as a file. */
export function RangeBar({ asked, choose }: Props) {
  const { t } = useTranslation();
  return (
    <div className="range-bar">
      <div role="group" aria-label={t('reports.range')}>
        {NAMES.map((name) => (
          <Button
            key={name}
            className="button quiet"
            aria-pressed={asked.name === name}
            onPress={() => choose(name)}
          >
            {t(`reports.ranges.${name}`)}
          </Button>
        ))}
      </div>
      <ActionButton label={t('reports.refresh')} icon="retry" onPress={() => choose(asked.name)} />
      <a className="button quiet" href={reportFileAt({ from: asked.from, to: asked.to })} download>
        <Icon name="download" />
        {t('reports.export')}
      </a>
    </div>
  );
}
