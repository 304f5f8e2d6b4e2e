import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { focusField } from '../../store/composer-cursor.ts';
import { customerName } from '../../parts/names.ts';
import { showChat, useView } from '../../store/view.ts';
import { ChatRow } from './chat-row.tsx';
import styles from './chat-row.module.css';

/** The height of a row, px; the same as in the style sheet. */
const ROW = 84;

interface Props {
  label: string;
  chats: readonly StaffChat[];
}

/**
 * A virtualised list of chats. A click focuses the composer, arrow keys stay in the list. A tap does not focus it,
 * because the on-screen keyboard would cover the chat.
 */
export function ChatList({ label, chats }: Props) {
  const { t } = useTranslation();
  const chatId = useView((view) => view.chatId);
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW }}>
      <ListBox
        className={styles.chatList}
        aria-label={label}
        items={chats}
        dependencies={[t]}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection={false}
        selectedKeys={chatId === null ? [] : [chatId]}
        onAction={focusField}
        onClickCapture={({ target, nativeEvent }) => {
          if (isByFinger(nativeEvent)) return;
          if (target instanceof Element && target.closest('[role=row], [role=option]')) focusField();
        }}
        onSelectionChange={(keys) => {
          const [first] = keys === 'all' ? [] : [...keys];
          if (typeof first === 'string') showChat(first);
        }}
      >
        {(chat) => (
          <ListBoxItem id={chat.id} textValue={customerName(chat, t)} className={styles.rowItem}>
            <ChatRow chat={chat} />
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  );
}

function isByFinger(event: Event): boolean {
  return event instanceof PointerEvent && event.pointerType === 'touch';
}
