import { useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { Boundary } from '../../parts/boundary.tsx';
import { useRoomForTwo } from '../../parts/use-media.ts';
import { closePane, focusPane, panesOf, useView } from '../../store/view.ts';
import { ChatView } from '../chat/chat-view.tsx';
import styles from './inbox.module.css';

/** The chat of the inbox, or two side by side where a second one was opened and the window has room for it. */
export function Chats() {
  const panes = useView(useShallow(panesOf));
  const focused = useView((view) => view.chatId);
  const hasRoom = useRoomForTwo();
  useEffect(() => {
    const { beside } = useView.getState();
    if (!hasRoom && beside !== null) closePane(beside.chatId);
  }, [hasRoom]);
  if (panes === null || !hasRoom) return <OneChat />;
  return (
    <div className={styles.panes}>
      {panes.map((chatId, at) => (
        <div
          key={at}
          className={styles.paneOfTwo}
          data-pane={chatId}
          data-focused={chatId === focused || undefined}
          // Before what is pressed acts: it acts on the chat in which it stands.
          onPointerDownCapture={() => focusPane(chatId)}
          onFocusCapture={() => focusPane(chatId)}
        >
          <Boundary>
            <ChatView chatId={chatId} />
          </Boundary>
        </div>
      ))}
    </div>
  );
}

/** The open chat alone. */
export function OneChat() {
  return <ChatView chatId={useView((view) => view.chatId)} />;
}
