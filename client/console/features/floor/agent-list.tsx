import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../parts/action-button.tsx';
import { Colleague } from '../../parts/colleague.tsx';
import { isolated, numberAndName } from '../../parts/names.ts';
import { timeOfDay } from '../../parts/times.ts';
import type { StaffView } from '../../../../protocol/chat.ts';
import { isAutomatic } from '../../../../protocol/status.ts';
import { useDesk } from '../../store/desk.ts';
import { useAccount } from '../../store/selectors.ts';
import { useSettings } from '../../store/settings.ts';
import { openDialog } from '../../store/view.ts';
import styles from './floor.module.css';

const ORDER = { online: 0, away: 1, offline: 2 } as const;

/** All agents with status and load; a lead sets the status of the others here. */
export function AgentList() {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const self = useAccount();
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
            <div className={styles.floorAgent}>
              <Colleague staff={one} />
              {one.account === self || one.disabled ? null : (
                <ActionButton
                  label={t('floor.setStatus', { number: one.number })}
                  icon="sliders"
                  onPress={() => openDialog({ name: 'statusOf', account: one.account })}
                />
              )}
            </div>
            <AwaySince staff={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Since when a colleague is away, and who has set it. */
function AwaySince({ staff: { away } }: { staff: StaffView }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const by = useDesk(({ staff }) => (away?.by === undefined ? null : numberAndName(staff, away.by)));
  if (away === undefined) return null;
  const time = timeOfDay(away.since, language);
  if (isAutomatic(away.cause)) return <p className="faint">{t(`me.awayAs.${away.cause}`, { time })}</p>;
  return (
    <p className="faint">
      {by === null ? t('floor.awaySince', { time }) : t('floor.awaySinceBy', { time, who: isolated(by) })}
    </p>
  );
}

/** Disabled accounts are not listed, administrators only while they take part. */
function isListed({ role, status, load, disabled }: StaffView): boolean {
  if (disabled) return load > 0;
  return role !== 'admin' || status === 'online' || load > 0;
}
