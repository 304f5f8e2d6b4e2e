import { useCallback, useEffect, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Report } from '../../../../protocol/reports.ts';
import * as http from '../../connection/http.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import type { Days } from '../../parts/day-range.tsx';
import { DelayedSpinner, Empty } from '../../parts/placeholder.tsx';
import { AgentsPart } from './agents-part.tsx';
import { AlikePart } from './alike-part.tsx';
import { HoursPart } from './hours-part.tsx';
import { Measures } from './measures.tsx';
import { Overview } from './overview.tsx';
import { PhrasesPart } from './phrases-part.tsx';
import { RangeBar, type Asked } from './range-bar.tsx';
import { SituationsPart } from './situations-part.tsx';
import { TagsPart } from './tags-part.tsx';
import { Trouble } from './trouble.tsx';
import styles from './reports.module.css';

const TABS = ['chats', 'promises'] as const;
type Tab = (typeof TABS)[number];

/** The screen with the reports for leads, as charts and tables: of chats, and of what was promised in them. */
export function Reports() {
  const { t } = useTranslation();
  const [tab, setTab] = useState<Tab>('chats');
  const [asked, setAsked] = useState<Asked>({ days: 1 });
  const [days, setDays] = useState<Days | null>(null);
  // A new object sends a new request, also for the same period.
  const ask = useCallback((time: Asked) => setAsked({ ...time }), []);
  return (
    <main className={styles.reports} aria-label={t('reports.heading')}>
      <header className="column-head">
        <h2>{t('reports.heading')}</h2>
        <ToggleButtonGroup
          className="segments"
          aria-label={t('measures.tabs.label')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[tab]}
          onSelectionChange={(keys) => {
            const chosen = TABS.find((one) => keys.has(one));
            if (chosen !== undefined) setTab(chosen);
          }}
        >
          {TABS.map((one) => (
            <ToggleButton key={one} id={one} className="segment">
              {t(`measures.tabs.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <RangeBar
          asked={asked}
          shown={days}
          ask={ask}
          file={tab === 'chats' ? http.reportFileAt(asked) : null}
        />
      </header>
      {tab === 'chats' ? (
        <ChatsReport asked={asked} ask={ask} onDays={setDays} />
      ) : (
        <Measures asked={asked} ask={ask} onDays={setDays} />
      )}
    </main>
  );
}

interface Props {
  asked: Asked;
  ask: (asked: Asked) => void;
  /** The days that the report is of, once they are known. */
  onDays: (days: Days) => void;
}

/** The report of a period; the previous one stays until the new one is loaded. */
function ChatsReport({ asked, ask, onDays }: Props) {
  const { t } = useTranslation();
  const call = useCallback(() => http.report(asked), [asked]);
  const { data: report, error } = useFetched(call);
  // Of the report that is shown: an answer to an earlier question can come late.
  useEffect(() => {
    if (report !== null) onDays(report.days);
  }, [report, onDays]);
  return (
    // Focusable, because it scrolls.
    <div className={styles.report} tabIndex={0} role="region" aria-label={t('reports.heading')}>
      {error === null ? null : <Trouble code={error.code} onRetry={() => ask(asked)} />}
      {error === null && report === null ? <DelayedSpinner>{t('loading')}</DelayedSpinner> : null}
      {error === null && report !== null ? <Figures report={report} /> : null}
    </div>
  );
}

function Figures({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { service, wording } = report.total;
  if (service.chats === 0 && wording.messages === 0)
    return <Empty title={t('reports.empty')} hint={t('reports.emptyHint')} />;
  return (
    <>
      <Overview report={report} />
      <HoursPart report={report} />
      <AlikePart report={report} />
      <AgentsPart report={report} />
      <SituationsPart report={report} />
      <TagsPart report={report} />
      <PhrasesPart report={report} />
    </>
  );
}
