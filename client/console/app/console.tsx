import { Suspense, useEffect, lazy, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { catchFiles } from '../../caught-files.ts';
import { Dialogs } from './dialogs.tsx';
import { Offers } from '../features/alerts/offers.tsx';
import { LeadCalls } from '../features/alerts/lead-calls.tsx';
import { useAlarms } from '../features/alerts/use-alarms.ts';
import { useAlerts } from '../features/alerts/use-alerts.ts';
import { useActivity } from '../features/status/use-activity.ts';
import { useKeys } from './use-keys.ts';
import { Boundary } from '../parts/boundary.tsx';
import { useTicking } from '../store/clock.ts';
import { useDesk } from '../store/desk.ts';
import { closeDialog, mayShow, showNotice, useView, type Screen } from '../store/view.ts';
import { Notice } from './notice.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { Rail } from './rail.tsx';
import { AuditLog } from '../features/audit/audit.tsx';
import { Floor } from '../features/floor/floor.tsx';
import { Inbox } from '../features/inbox/inbox.tsx';
import { ManualScreen } from '../features/manual/manual-screen.tsx';
import { Team } from '../features/team/team.tsx';
import { Timeline } from '../features/timeline/timeline.tsx';
import { ManualNotice } from '../features/manual/news-dialog.tsx';
import { AnnouncementBar } from '../features/shift/announcement-bar.tsx';
import { DelayedSpinner } from '../parts/placeholder.tsx';
import styles from './console.module.css';

/** The signed-in console: the rail and a screen, with dialogs and notices over it. */
export function Console() {
  const role = useDesk((state) => state.session?.role);
  const { t } = useTranslation();
  const screen = useView((view) => (mayShow(view.screen, role) ? view.screen : 'inbox'));
  const dialog = useView((view) => view.dialog?.name);
  const Shown = SHOWN[screen];
  useTicking();
  useKeys();
  useAlerts();
  useAlarms();
  useActivity();
  useEffect(() => catchFiles(document, () => showNotice(t('chat.noFiles'))), [t]);
  return (
    <div className={styles.console}>
      <Boundary>
        <Rail />
      </Boundary>
      <div className={styles.work}>
        <Boundary>
          <OfflineBanner />
          <Offers />
          <LeadCalls />
          <ManualNotice />
          <AnnouncementBar />
        </Boundary>
        <Boundary key={screen}>
          <Suspense fallback={<DelayedSpinner>{t('loading')}</DelayedSpinner>}>
            <Shown />
          </Suspense>
        </Boundary>
      </div>
      <Boundary key={dialog} isDialog onAgain={closeDialog}>
        <Dialogs />
      </Boundary>
      <Boundary>
        <Notice />
      </Boundary>
    </div>
  );
}

/** Loaded on demand: charts are large, and only leads use them. */
const Reports = lazy(() =>
  import('../features/reports/reports.tsx').then(({ Reports: screen }) => ({ default: screen })),
);

/** Loaded on demand: many agents look at their chats alone. */
const Work = lazy(() =>
  import('../features/work/work.tsx').then(({ Work: screen }) => ({ default: screen })),
);

/** Loaded on demand: only desks that show their visitors use it. */
const Visitors = lazy(() =>
  import('../features/visitors/visitors.tsx').then(({ Visitors: screen }) => ({ default: screen })),
);

/** Loaded on demand: most customers are met in their chats. */
const Customers = lazy(() =>
  import('../features/customers/customers.tsx').then(({ Customers: screen }) => ({ default: screen })),
);

/** Loaded on demand: only administrators use it. */
const SettingsScreen = lazy(() =>
  import('../features/settings/settings.tsx').then(({ SettingsScreen: screen }) => ({ default: screen })),
);

/** Loaded on demand: only administrators use it. */
const CalendarScreen = lazy(() =>
  import('../features/calendar/calendar.tsx').then(({ CalendarScreen: screen }) => ({ default: screen })),
);

/** Loaded on demand: only administrators use it. */
const TagsScreen = lazy(() =>
  import('../features/tags/tags.tsx').then(({ TagsScreen: screen }) => ({ default: screen })),
);

/** The component of each screen. */
export const SHOWN: Readonly<Record<Screen, ComponentType>> = {
  inbox: Inbox,
  work: Work,
  visitors: Visitors,
  customers: Customers,
  floor: Floor,
  manual: ManualScreen,
  reports: Reports,
  timeline: Timeline,
  team: Team,
  audit: AuditLog,
  calendar: CalendarScreen,
  tags: TagsScreen,
  settings: SettingsScreen,
};
