import { useTranslation } from 'react-i18next';
import { Icon } from '../../../parts/icon.tsx';
import { customerName } from '../../../parts/names.ts';
import { useClock } from '../../../store/clock.ts';
import { useDesk } from '../../../store/desk.ts';
import { useChat } from '../../../store/selectors.ts';
import { panesOf, useView } from '../../../store/view.ts';
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
      {customer ? <Whose chatId={chatId} /> : null}
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
      {text === '' ? null : <Whose chatId={chatId} />}
      {text}
    </p>
  );
}

/** Of two chats side by side, whose line is read aloud; nothing where only one is shown. */
function Whose({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  const areTwo = useView((view) => panesOf(view) !== null);
  const chat = useChat(chatId);
  return areTwo && chat ? (
    <span className="hidden">{t('chat.whose', { name: customerName(chat, t) })}</span>
  ) : null;
}
