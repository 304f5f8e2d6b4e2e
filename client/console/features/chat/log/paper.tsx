import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { fetchWhole, isWhole } from '../../../connection/follow.ts';
import { customerName } from '../../../parts/names.ts';
import { dateAndTime } from '../../../parts/times.ts';
import { useDesk } from '../../../store/desk.ts';
import { useChat } from '../../../store/selectors.ts';
import { useSettings } from '../../../store/settings.ts';
import { shownChatId } from '../../../store/view.ts';
import { EntryRow } from './entry-row.tsx';
import { rowsOf } from './rows.ts';
import styles from './paper.module.css';

/** The chat in view for printing: all lines, because the virtualised list renders only those in view. */
export function Paper({ chatId }: { chatId: string }) {
  const printing = usePrinting(chatId);
  usePrintKey(chatId);
  return printing ? createPortal(<Sheet chatId={chatId} />, document.body) : null;
}

function Sheet({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const chat = useChat(chatId);
  const entries = useDesk((state) => state.logs[chatId]?.entries) ?? [];
  if (!chat) return null;
  return (
    <div className={styles.paper}>
      <h1>
        <bdi>{customerName(chat, t)}</bdi>
      </h1>
      <p>{dateAndTime(chat.startedAt, language)}</p>
      {(entries[0]?.seq ?? 1) > 1 ? <p>{t('chat.printedInPart')}</p> : null}
      {rowsOf(entries, []).map((row) => (
        <EntryRow key={row.key} row={row} chatId={chatId} />
      ))}
    </div>
  );
}

/** Of two chats side by side, whether it is the one with the focus. */
function isInView(chatId: string): boolean {
  return shownChatId() === chatId;
}

/** Whether the page is being printed. Renders synchronously before the browser takes its snapshot. */
function usePrinting(chatId: string): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => {
      if (isInView(chatId)) flushSync(() => setPrinting(true));
    };
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, [chatId]);
  return printing;
}

/** The print key first loads the rest of a long chat: once printing begins, nothing can be awaited. */
function usePrintKey(chatId: string): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey)) return;
      if (event.altKey || event.shiftKey || !isInView(chatId) || isWhole(chatId)) return;
      event.preventDefault();
      void fetchWhole(chatId).then(() => window.print());
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [chatId]);
}
