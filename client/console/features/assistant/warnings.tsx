import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import type { Suggestions } from '../../../../protocol/desk.ts';
import { run } from '../../store/commands.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useClock } from '../../store/clock.ts';
import { useLimits } from '../../store/selectors.ts';
import { isInCrisis } from '../../store/lists.ts';
import { isOverdue } from '../../store/waiting.ts';
import styles from './assistant.module.css';

/** Not foul language, which has three steps of its own. [P2] [P3] */
const ABUSIVE = ['harassment'];

/** What makes a chat a crisis. [P6] */
const THREATS = ['threat'];

function isAmong(suggestions: Suggestions | undefined, ids: readonly string[]): boolean {
  return suggestions?.situations.some(({ id }) => ids.includes(id)) ?? false;
}

interface Props {
  chat: StaffChat;
  suggestions: Suggestions | undefined;
}

/** Warnings for the agent. The assistant never warns a customer by itself. [P2] */
export function Warnings({ chat, suggestions }: Props) {
  const { t } = useTranslation();
  const limits = useLimits(chat);
  const overdue = useClock(({ now }) => isOverdue(chat, now, limits));
  const holdOver = useClock(({ now }) => chat.held !== null && Date.parse(chat.held.until) <= now);
  const abusive = isAmong(suggestions, ABUSIVE);
  const threatens = !isInCrisis(chat) && isAmong(suggestions, THREATS);
  const words = [
    ...(threatens ? [t('assistant.crisisSuggested')] : []),
    ...(chat.warned ? [t('assistant.warnedOn')] : []),
    ...(chat.closeAsked ? [t('assistant.closeAsked')] : []),
    ...(holdOver ? [t('assistant.holdOver')] : []),
    ...(overdue ? [t('assistant.overdue', { n: Math.round(limits.alarm / 60_000) })] : []),
    ...(abusive && !chat.warned ? [t('assistant.warnSuggested')] : []),
  ];
  if (words.length === 0) return null;
  return (
    <section className={`${styles.advice} ${styles.cautions}`} aria-label={t('assistant.warnings')}>
      <ul>
        {words.map((one) => (
          <li key={one}>
            <Icon name="warn" size={14} />
            {one}
          </li>
        ))}
      </ul>
      {abusive && !chat.warned ? (
        <ActionButton
          look="danger"
          label={t('actions.warn')}
          icon="warn"
          command="warn"
          onPress={() => run('warn')}
        />
      ) : null}
    </section>
  );
}
