import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { useClock } from '../../store/clock.ts';
import { useLimits } from '../../store/selectors.ts';
import { clockText, restedLimits, urgencyOf, waitedMs } from '../../store/waiting.ts';
import { Icon } from '../../parts/icon.tsx';

/** Who owes the answer and for how long, by colour, icon and word. */
export function WaitBadge({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const limits = useLimits(chat);
  const seconds = useClock(({ now }) => {
    const waited = waitedMs(chat, now);
    return waited === null ? null : Math.floor(waited / 1000);
  });
  // During a promised time nobody waits too long. [P7]
  if (chat.status === 'closed' || (chat.held && seconds === 0)) return null;
  if (seconds === null) return <span className="wait turn">{t('inbox.owes.customer')}</span>;
  const ms = seconds * 1000;
  const urgency = urgencyOf(ms, restedLimits(chat, limits));
  const time = clockText(ms);
  return (
    <span className={`wait ${urgency}`} title={t(`inbox.wait.${urgency}`, { time })}>
      <Icon name={urgency === 'overdue' ? 'warn' : 'clock'} size={12} />
      {urgency === 'overdue' ? <b>{t('inbox.overdueWord')}</b> : null}
      {urgency === 'due' ? <b>{t('inbox.dueWord')}</b> : null}
      <span className="figures" translate="no">
        {time}
      </span>
    </span>
  );
}
