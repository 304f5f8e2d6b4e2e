import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { useClock } from '../../store/clock.ts';
import { useSettings } from '../../store/settings.ts';
import { isInCrisis, undecidedIn } from '../../store/lists.ts';
import { Icon } from '../../parts/icon.tsx';
import { dayAndTime } from '../../parts/times.ts';

/** The state of the manual's procedures in a chat, as icons and words. [P2] [P3] [P7] */
export function ProcedureMarks({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const live = chat.status !== 'closed';
  return (
    <>
      <Crisis chat={chat} />
      {chat.closeAsked && live ? (
        <span className="mark danger" title={t('inbox.closeAsked')}>
          <Icon name="user" size={12} />
          <MarkWord>{t('inbox.closeAsked')}</MarkWord>
        </span>
      ) : null}
      {chat.leadTold && live ? (
        <span className="mark danger" title={t('inbox.leadTold')}>
          <Icon name="warn" size={12} />
          <MarkWord>{t('inbox.leadTold')}</MarkWord>
        </span>
      ) : null}
      {chat.leadOffered && live ? (
        <span className="mark due" title={t('inbox.leadOffered')}>
          <Icon name="hourglass" size={12} />
          <MarkWord>{t('inbox.leadOffered')}</MarkWord>
        </span>
      ) : null}
      {chat.abuseSteps > 0 && live ? (
        <span className="mark due">{t('inbox.abuseSteps', { n: chat.abuseSteps })}</span>
      ) : null}
      <Held chat={chat} />
      <Past chat={chat} />
    </>
  );
}

function Crisis({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  if (!isInCrisis(chat)) return null;
  const waiting = undecidedIn(chat).length;
  const word = waiting === 0 ? t('inbox.crisis') : t('inbox.crisisWaits', { n: waiting });
  return (
    <span className="mark danger" title={word}>
      <Icon name="warn" size={12} />
      <MarkWord>{word}</MarkWord>
    </span>
  );
}

function Held({ chat: { held, status } }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const over = useClock(({ now }) => held !== null && Date.parse(held.until) <= now);
  if (held === null || status === 'closed') return null;
  const word = t(over ? 'inbox.holdOver' : 'inbox.held');
  return (
    <span className={over ? 'mark due' : 'mark'} title={word}>
      <Icon name="clock" size={12} />
      <MarkWord>{word}</MarkWord>
    </span>
  );
}

/** The text of a mark with an icon; in a narrow row only for screen readers and on hover. */
export function MarkWord({ children }: { children: string }) {
  return <span className="mark-word">{children}</span>;
}

/** Why earlier chats of this visitor were closed, and whether the visitor is blocked. */
function Past({ chat: { marked, customer } }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const blocked = useClock(
    ({ now }) => customer.blockedUntil !== null && Date.parse(customer.blockedUntil) > now,
  );
  return (
    <>
      {marked ? (
        <span className="mark danger" title={dayAndTime(marked.at, language)}>
          <Icon name="flag" size={12} />
          {t(`inbox.marked.${marked.reason}`)}
        </span>
      ) : null}
      {blocked && customer.blockedUntil ? (
        <span className="mark danger">
          <Icon name="block" size={12} />
          {t('inbox.blocked', { until: dayAndTime(customer.blockedUntil, language) })}
        </span>
      ) : null}
    </>
  );
}
