import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { Entry } from '../../../../../protocol/entry.ts';
import { withdrawnIn } from '../../../../../protocol/erased.ts';
import { cut } from '../../../../../protocol/graphemes.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { LinkButton } from '../../../parts/button.tsx';
import { focusField } from '../../../store/composer-cursor.ts';
import { useDesk } from '../../../store/desk.ts';
import { setQuote, useQuoting } from '../../../store/drafts.ts';
import { setSearchTarget } from '../../../store/go-to.ts';
import { rightsIn, useAsker } from '../../../store/selectors.ts';
import { useWho } from './author.tsx';
import styles from './message.module.css';

/** As much of a quoted message is shown, in characters. */
const SHOWN = 80;

/** What a quoted message says now: a withdrawn or erased one says nothing any more. */
function useQuoted(chatId: string, seq: number): string {
  const { t } = useTranslation();
  const who = useWho();
  const { entry, isWithdrawn } = useDesk(
    useShallow(({ logs }) => {
      const entries = logs[chatId]?.entries ?? [];
      const found = entries.find((one) => one.seq === seq);
      return { entry: found, isWithdrawn: found !== undefined && withdrawnIn(entries)?.(found) === true };
    }),
  );
  if (entry === undefined) return t('chat.quote.earlier');
  if (isWithdrawn) return t('chat.quote.withdrawn');
  const text = entry.text ?? '';
  const words = text === '' ? t(entry.files ? 'chat.quote.file' : 'entry.erased.words') : cut(text, SHOWN);
  return t('chat.quote.said', { who: who(entry.by), text: words });
}

/** The message that this one answers; a click shows it in its place. */
export function QuoteLine({ chatId, seq }: { chatId: string; seq: number }) {
  return (
    <p className={styles.quote}>
      <LinkButton onPress={() => setSearchTarget(chatId, seq)}>
        <bdi>{useQuoted(chatId, seq)}</bdi>
      </LinkButton>
    </p>
  );
}

/** Above the reply: which message it answers, and the way to answer none. */
export function QuoteBar({ chatId }: { chatId: string }) {
  const seq = useQuoting(({ byChat }) => byChat[chatId]);
  return seq === undefined ? null : <Bar chatId={chatId} seq={seq} />;
}

function Bar({ chatId, seq }: { chatId: string; seq: number }) {
  const { t } = useTranslation();
  const words = useQuoted(chatId, seq);
  return (
    <div className={styles.quoteBar}>
      <bdi>{words}</bdi>
      <ActionButton label={t('chat.quote.cancel')} icon="cross" onPress={() => setQuote(chatId, null)} />
    </div>
  );
}

/** Answers this one message. */
export function QuoteButton({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const asker = useAsker();
  const speaks = useDesk(({ chats }) => {
    const chat = chats[entry.chatId];
    return chat !== undefined && rightsIn(chat, asker).speak;
  });
  if (!speaks) return null;
  return (
    <ActionButton
      className={styles.onHover}
      label={t('chat.quote.label')}
      icon="quote"
      onPress={() => {
        setQuote(entry.chatId, entry.seq);
        focusField();
      }}
    />
  );
}
