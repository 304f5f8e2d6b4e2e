import { useEffect, useState } from 'react';
import { ask } from '../../../connection/line.ts';
import { useDesk } from '../../../store/desk.ts';
import { lastSeq } from '../../../store/log.ts';
import { accountOf } from '../../../store/selectors.ts';
import { isUnread } from '../../../store/lists.ts';

/** Sends the last read entry while the chat is in view. Not for leads who only look on. */
export function useReading(chatId: string): void {
  const seq = useDesk((state) => lastSeq(state.logs[chatId]));
  const unread = useDesk((state) => {
    const chat = state.chats[chatId];
    return chat?.status === 'open' && chat.agent === accountOf(state) && isUnread(chat);
  });
  const online = useDesk((state) => state.connection === 'online');
  const visible = useVisible();
  useEffect(() => {
    if (online && unread && visible && seq > 0) void ask('read', { chatId, seq });
  }, [chatId, seq, unread, visible, online]);
}

function useVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const changed = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  }, []);
  return visible;
}
