import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Colleague } from '../../parts/colleague.tsx';
import type { StaffView } from '../../../../protocol/chat.ts';
import { useDesk } from '../../store/desk.ts';
import styles from './floor.module.css';

const ORDER = { online: 0, away: 1, offline: 2 } as const;

/** All agents with status and load. */
export function AgentList() {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const all = useMemo(
    () =>
      Object.values(staff)
        .filter(isListed)
        .sort((a, b) => ORDER[a.status] - ORDER[b.status] || a.number.localeCompare(b.number)),
    [staff],
  );
  return (
    <section className={styles.floorAgents} aria-label={t('floor.agents')}>
      <header className="column-head">
        <h2>{t('floor.agents')}</h2>
      </header>
      {/* Focusable, because it scrolls in a low window. */}
      <ul tabIndex={0} aria-label={t('floor.agents')}>
        {all.map((one) => (
          <li key={one.account} data-status={one.status}>
            <Colleague staff={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Disabled accounts are not listed, administrators only while they take part. */
function isListed({ role, status, load, disabled }: StaffView): boolean {
  if (disabled) return load > 0;
  return role !== 'admin' || status === 'online' || load > 0;
}
