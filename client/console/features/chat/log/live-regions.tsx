import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../parts/icon.tsx';
import { customerName } from '../../../parts/names.ts';
import { useRoomForTwo } from '../../../parts/use-media.ts';
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
  const whose = useWhose(chatId);
  return (
    <p className={styles.typing} aria-live="polite">
      {/* Read as one: the name alone says nothing. */}
      <span aria-atomic="true">
        {customer && whose !== '' ? <span className="hidden">{whose}</span> : null}
        {customer ? t('chat.typing') : agent ? t('chat.agentTyping') : ''}
      </span>
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
  const last = useDesk((state) => state.logs[chatId]?.entries.at(-1));
  const text = last?.kind === 'message' && last.by.role === 'customer' ? (last.text ?? '') : '';
  return (
    <p className="hidden" aria-live="polite" aria-atomic="true">
      {text === '' ? null : <Aloud key={`${String(last?.seq)} ${text}`} chatId={chatId} text={text} />}
    </p>
  );
}

/** What was said, with the name that it needed then: a chat that is opened beside it later reads nothing anew. */
function Aloud({ chatId, text }: { chatId: string; text: string }) {
  const whose = useWhose(chatId);
  const [words] = useState(whose + text);
  return <span>{words}</span>;
}

/** Of two chats side by side, whose line is read aloud; empty where only one is shown. */
function useWhose(chatId: string): string {
  const { t } = useTranslation();
  const areTwo = useView((view) => panesOf(view) !== null);
  const hasRoom = useRoomForTwo();
  const chat = useChat(chatId);
  return areTwo && hasRoom && chat ? t('chat.whose', { name: customerName(chat, t) }) : '';
}
