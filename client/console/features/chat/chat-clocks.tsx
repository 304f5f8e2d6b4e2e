import { useTranslation } from 'react-i18next';
import type { DeadlineKind, StaffChat } from '../../../../protocol/chat.ts';
import { useLeft } from '../marks/chat-marks.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import styles from './chat-header.module.css';

/** `lead`, `offer`, `overdue`, `complaint` and `wrapUp` are shown elsewhere, to those whom they concern. */
type ClockKind = Exclude<DeadlineKind, 'lead' | 'offer' | 'overdue' | 'complaint' | 'wrapUp'>;

const CLOCKS: readonly { kind: ClockKind; icon: IconName }[] = [
  { kind: 'decision', icon: 'user' },
  { kind: 'hold', icon: 'clock' },
  { kind: 'promise', icon: 'clock' },
  { kind: 'harassment', icon: 'warn' },
  { kind: 'abandoned', icon: 'left' },
  { kind: 'requeue', icon: 'offline' },
  { kind: 'overflow', icon: 'hourglass' },
  { kind: 'idle', icon: 'hourglass' },
];

/** Countdowns to what will happen to the chat by itself. [P1] [P2] */
export function ChatClocks({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  if (chat.status === 'closed') return null;
  const kinds = CLOCKS.filter(({ kind }) => chat.deadlines.some((deadline) => deadline.kind === kind));
  const over = chat.warned !== null && !kinds.some(({ kind }) => kind === 'harassment');
  if (kinds.length === 0 && !over) return null;
  return (
    <ul className={styles.clocks} data-warned={chat.warned !== null}>
      {over ? (
        <li className={styles.grave}>
          <Icon name="warn" size={12} />
          {t('chat.clocks.warnedOver')}
        </li>
      ) : null}
      {kinds.map((clock) => (
        <Clock key={clock.kind} chat={chat} {...clock} />
      ))}
    </ul>
  );
}

function Clock({ chat, kind, icon }: { chat: StaffChat; kind: ClockKind; icon: IconName }) {
  const { t } = useTranslation();
  const time = useLeft(chat, kind);
  if (time === null) return null;
  return (
    <li className={kind === 'harassment' ? `${styles.grave} figures` : 'figures'}>
      <Icon name={icon} size={12} />
      <span role="timer" aria-live="off" translate="no">
        {t(`chat.clocks.${kind}`, { time })}
      </span>
    </li>
  );
}
