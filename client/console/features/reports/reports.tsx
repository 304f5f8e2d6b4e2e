import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { ErrorCode } from '../../../../protocol/errors.ts';
import type { Report } from '../../../../protocol/reports.ts';
import { Empty } from '../../parts/placeholder.tsx';
import { AgentsPart } from './agents-part.tsx';
import { AlikePart } from './alike-part.tsx';
import { HoursPart } from './hours-part.tsx';
import { Overview } from './overview.tsx';
import { PhrasesPart } from './phrases-part.tsx';
import { RangeBar, useReport } from './range-bar.tsx';
import { SituationsPart } from './situations-part.tsx';
import { DelayedSpinner } from '../../parts/placeholder.tsx';
import styles from './reports.module.css';

/** The screen with the reports for leads, as charts and tables. */
export function Reports() {
  const { t } = useTranslation();
  const { asked, report, trouble, ask } = useReport();
  return (
    <main className={styles.reports} aria-label={t('reports.heading')}>
      <header className="column-head">
        <h2>{t('reports.heading')}</h2>
        <RangeBar asked={asked} shown={report?.days ?? null} ask={ask} />
      </header>
      {/* Focusable, because it scrolls. */}
      <div className={styles.report} tabIndex={0} role="region" aria-label={t('reports.heading')}>
        {trouble === null ? null : (
          <Empty title={t('reports.failed')} hint={hintFor(trouble, t)}>
            <Button kind="quiet" onPress={() => ask(asked)}>
              {t('reports.retry')}
            </Button>
          </Empty>
        )}
        {trouble !== null ? null : report === null ? (
          <DelayedSpinner>{t('loading')}</DelayedSpinner>
        ) : (
          <Figures report={report} />
        )}
      </div>
    </main>
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
      <PhrasesPart report={report} />
    </>
  );
}

/** What to do about a refusal. */
function hintFor(trouble: ErrorCode, t: TFunction): string {
  if (trouble === 'bad_request') return t('reports.tooLong');
  return trouble === 'too_large' ? t('reports.tooMuch') : t(`errors.${trouble}`);
}
