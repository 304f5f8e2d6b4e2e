import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { catchFiles } from '../../caught-files.ts';
import { Dialogs } from './dialogs.tsx';
import { LeadCalls } from '../features/alerts/lead-calls.tsx';
import { useAlarms } from '../features/alerts/use-alarms.ts';
import { useAlerts } from '../features/alerts/use-alerts.ts';
import { useKeys } from './use-keys.ts';
import { Boundary } from '../parts/boundary.tsx';
import { DelayedSpinner } from '../parts/delayed-spinner.tsx';
import { useTicking } from '../store/clock.ts';
import { useIsLead } from '../store/selectors.ts';
import { closeDialog, showNotice, useView } from '../store/view.ts';
import { ManualNotice } from '../features/manual/manual-notice.tsx';
import { Notice } from './notice.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { Rail } from './rail.tsx';
import { SHOWN } from './screens.tsx';

/** The work: the screens beside one rail, with windows and sentences over it. */
export function Console() {
  const lead = useIsLead();
  const { t } = useTranslation();
  const screen = useView((view) => (lead ? view.screen : 'inbox'));
  const Shown = SHOWN[screen];
  useTicking();
  useKeys();
  useAlerts();
  useAlarms();
  useEffect(() => catchFiles(document, () => showNotice(t('chat.noFiles'))), [t]);
  return (
    <div className="console">
      <Boundary>
        <Rail />
      </Boundary>
      <div className="work">
        <Boundary>
          <OfflineBanner />
          <LeadCalls />
          <ManualNotice />
        </Boundary>
        <Boundary key={screen}>
          <Suspense fallback={<DelayedSpinner>{t('loading')}</DelayedSpinner>}>
            <Shown />
          </Suspense>
        </Boundary>
      </div>
      <Boundary onAgain={closeDialog}>
        <Dialogs />
      </Boundary>
      <Boundary>
        <Notice />
      </Boundary>
    </div>
  );
}
