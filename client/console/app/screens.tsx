import { lazy, type ComponentType } from 'react';
import { AuditLog } from '../features/audit/audit.tsx';
import { Floor } from '../features/floor/floor.tsx';
import { Inbox } from '../features/inbox/inbox.tsx';
import { ManualScreen } from '../features/manual/manual-screen.tsx';
import { Team } from '../features/team/team.tsx';
import type { Screen } from '../store/screens.ts';

/** Charts are heavy, and only leads look at them. */
const Reports = lazy(() =>
  import('../features/reports/reports.tsx').then(({ Reports: screen }) => ({ default: screen })),
);

/** What each screen shows. */
export const SHOWN: Readonly<Record<Screen, ComponentType>> = {
  inbox: Inbox,
  floor: Floor,
  manual: ManualScreen,
  reports: Reports,
  team: Team,
  audit: AuditLog,
};
