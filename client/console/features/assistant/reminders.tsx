import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import type { Suggestions } from '../../../../protocol/desk.ts';
import { Icon } from '../../parts/icon.tsx';
import { useClock } from '../../store/clock.ts';
import { clockText, leftMs } from '../../store/waiting.ts';
import styles from './assistant.module.css';

/** How long before its end a promise counts as running out, ms. [P7] */
const SOON_MS = 30_000;

interface Props {
  chat: StaffChat;
  suggestions: Suggestions | undefined;
}

/** What the agent still owes the customer: a courtesy, a confirmation, a promise. [P4] [P7] S1(15), S1(18) */
export function Reminders({ chat, suggestions }: Props) {
  const { t } = useTranslation();
  const left = useClock(({ now }) => runningOut(chat, now));
  const words = [
    ...(left === null ? [] : [t('assistant.holdSoon', { time: left })]),
    ...(suggestions?.owed ?? []).map((one) => t(`assistant.owed.${one}`)),
  ];
  if (words.length === 0) return null;
  return (
    <ul className={styles.reminders} aria-label={t('assistant.reminders')}>
      {words.map((one) => (
        <li key={one}>
          <Icon name="clock" size={14} />
          {one}
        </li>
      ))}
    </ul>
  );
}

/** The remaining time of a promise that runs out, updated every second; null if none does. */
function runningOut(chat: StaffChat, now: number): string | null {
  const left = leftMs(chat, 'hold', now);
  return left === null || left <= 0 || left > SOON_MS ? null : clockText(left);
}
