import { useTranslation } from 'react-i18next';
import { Icon } from '../../../parts/icon.tsx';
import { useClock } from '../../../store/clock.ts';
import { useDesk } from '../../../store/desk.ts';
import styles from './log.module.css';

/** Who is typing; always takes one line, so that the layout does not jump. */
export function TypingLine({ chatId, own }: { chatId: string; own: boolean }) {
  const { t } = useTranslation();
  const typing = useDesk((state) => state.typing[chatId]);
  const customer = useClock(({ now }) => (typing?.customer ?? 0) > now);
  const agent = useClock(({ now }) => !own && (typing?.agent ?? 0) > now);
  const text = customer ? (typing?.text ?? '') : '';
  return (
    <p className={styles.typing} aria-live="polite">
      {customer ? t('chat.typing') : agent ? t('chat.agentTyping') : ''}
      {/* Not read aloud: it changes with every word. */}
      {text === '' ? null : (
        <span className={styles.peek} aria-live="off" title={text}>
          <Icon name="eye" size={12} />
          <i dir="auto">{text}</i>
        </span>
      )}
    </p>
  );
}

/** Announces the customer's newest message to screen readers. The virtualised list itself is no live region. */
export function NewestAloud({ chatId }: { chatId: string }) {
  const text = useDesk((state) => {
    const last = state.logs[chatId]?.entries.at(-1);
    return last?.kind === 'message' && last.by.role === 'customer' ? (last.text ?? '') : '';
  });
  return (
    <p className="hidden" aria-live="polite">
      {text}
    </p>
  );
}
