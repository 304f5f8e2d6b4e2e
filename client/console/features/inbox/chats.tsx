import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { Boundary } from '../../parts/boundary.tsx';
import { customerName } from '../../parts/names.ts';
import { useRoomForTwo } from '../../parts/use-media.ts';
import { useChat } from '../../store/selectors.ts';
import { focusPane, panesOf, useView } from '../../store/view.ts';
import { ChatView } from '../chat/chat-view.tsx';
import styles from './inbox.module.css';

/** The chat of the inbox, or two side by side where a second one was opened and the window has room for it. */
export function Chats() {
  const panes = useView(useShallow(panesOf));
  const focused = useView((view) => view.chatId);
  const hasRoom = useRoomForTwo();
  if (focused === null) return <ChatView chatId={null} />;
  const shown = panes !== null && hasRoom ? panes : [focused];
  return (
    <div className={styles.panes}>
      {/* By their chats: the one that stays when the other comes or goes keeps its cursor. */}
      {shown.map((chatId) => (
        <Pane key={chatId} chatId={chatId} isOneOfTwo={shown.length > 1} isFocused={chatId === focused} />
      ))}
    </div>
  );
}

interface PaneProps {
  chatId: string;
  isOneOfTwo: boolean;
  isFocused: boolean;
}

function Pane({ chatId, isOneOfTwo, isFocused }: PaneProps) {
  const { t } = useTranslation();
  const chat = useChat(chatId);
  const ofTwo = {
    role: 'group',
    'aria-label': chat ? customerName(chat, t) : undefined,
    'data-pane': chatId,
    'data-focused': isFocused || undefined,
  };
  return (
    <div
      className={styles.pane}
      {...(isOneOfTwo ? ofTwo : {})}
      // Before what is pressed acts: it acts on the chat in which it stands.
      onPointerDownCapture={() => focusPane(chatId)}
      onFocusCapture={() => focusPane(chatId)}
    >
      <Boundary>
        <ChatView chatId={chatId} />
      </Boundary>
    </div>
  );
}

/** The open chat alone. */
export function OneChat() {
  return <ChatView chatId={useView((view) => view.chatId)} />;
}
