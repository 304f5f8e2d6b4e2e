import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { MEASURES, PACES, type Measure, type Measured, type Pace } from '../../../../protocol/measures.ts';
import * as http from '../../connection/http.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { momentIn } from '../../parts/times.ts';
import { DelayedSpinner, Empty } from '../../parts/placeholder.tsx';
import { useSettings } from '../../store/settings.ts';
import { BehindPanel } from './behind-panel.tsx';
import { ShowBehind, type Behind } from './figure-link.tsx';
import { MeasureCards } from './measure-cards.tsx';
import { MeasureDetail } from './measure-detail.tsx';
import type { Asked } from './range-bar.tsx';
import { Trouble } from './trouble.tsx';
import styles from './measures.module.css';

interface Props {
  asked: Asked;
  ask: (asked: Asked) => void;
  /** The days that the figures are of, once they are known. */
  onDays: (days: Measured['days']) => void;
}

/** Complaints, promises, steps, follow-ups, calls, chats at once, expectations: each with what stands behind its figures. */
export function Measures({ asked, ask, onDays }: Props) {
  const { t } = useTranslation();
  const [by, setBy] = useState<Pace>('day');
  const [measure, setMeasure] = useState<Measure>('complaints');
  const [behind, setBehind] = useState<Behind | null>(null);
  const region = useRef<HTMLDivElement>(null);
  const call = useCallback(() => http.measures({ ...asked, by }), [asked, by]);
  const { data, error } = useFetched(call);
  // Of the figures that are shown: an answer to an earlier question can come late.
  useEffect(() => {
    if (data !== null) onDays(data.days);
  }, [data, onDays]);
  const [of, setOf] = useState(data);
  // A list stands for one range; another range is another question.
  if (of !== data) {
    setOf(data);
    setBehind(null);
  }
  const leave = useCallback(() => {
    setBehind(null);
    region.current?.focus({ preventScroll: true });
  }, []);
  const show = useMemo(() => (one: Behind) => setBehind(one), []);
  return (
    <ShowBehind value={show}>
      <div className={styles.beside} data-beside={behind !== null}>
        {/* Focusable, because it scrolls. */}
        <div
          className={styles.measures}
          ref={region}
          tabIndex={0}
          role="region"
          aria-label={t('measures.tabs.promises')}
        >
          {error === null ? null : <Trouble code={error.code} onRetry={() => ask(asked)} />}
          {error === null && data === null ? <DelayedSpinner>{t('loading')}</DelayedSpinner> : null}
          {error !== null || data === null ? null : isEmpty(data) ? (
            <Empty title={t('measures.empty')} hint={t('measures.emptyHint')} />
          ) : (
            <>
              <Period measured={data} />
              <MeasureCards measured={data} chosen={measure} onChoose={setMeasure} />
              <MeasureDetail measured={data} measure={measure}>
                <PaceChoice by={data.by} isForced={data.by !== by} onBy={setBy} />
              </MeasureDetail>
            </>
          )}
        </div>
        {behind === null || data === null ? null : (
          <BehindPanel measured={data} behind={behind} onClose={leave} />
        )}
      </div>
    </ShowBehind>
  );
}

function isEmpty({ total }: Measured): boolean {
  return MEASURES.every((measure) => total[measure].parts.every((part) => part === 0));
}

/** Both periods, in the desk's time zone. */
function Period({ measured: { from, to, timeZone, before } }: { measured: Measured }) {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const said = (one: { from: string; to: string }) => ({
    from: momentIn(timeZone, one.from, language),
    to: momentIn(timeZone, one.to, language),
  });
  return (
    <p className="faint">
      {t('reports.period', { ...said({ from, to }), timeZone })}
      {before === null ? t('reports.noBefore') : t('reports.compared', said(before))}
    </p>
  );
}

function PaceChoice(props: { by: Pace; isForced: boolean; onBy: (by: Pace) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.pace}>
      <ToggleButtonGroup
        className="segments"
        aria-label={t('measures.by.label')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[props.by]}
        onSelectionChange={(keys) => {
          const chosen = PACES.find((one) => keys.has(one));
          if (chosen !== undefined) props.onBy(chosen);
        }}
      >
        {PACES.map((one) => (
          <ToggleButton key={one} id={one} className="segment">
            {t(`measures.by.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {props.isForced ? <span className="faint">{t('measures.byWeekOnly')}</span> : null}
    </div>
  );
}
