import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { focusField } from '../../chat/pen.ts';
import { customerName } from '../../parts/names.ts';
import { showChat, useView } from '../../store/view.ts';
import { ChatRow } from './chat-row.tsx';

/** The height of a row, px; the style sheet keeps to it. */
const ROW = 84;

interface Props {
  label: string;
  chats: readonly StaffChat[];
}

/** A list of chats to move through with the arrow keys; only the rows in view are drawn. */
export function ChatList({ label, chats }: Props) {
  const { t } = useTranslation();
  const chatId = useView((view) => view.chatId);
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW }}>
      <ListBox
        className="chat-list"
        aria-label={label}
        items={chats}
        dependencies={[t]}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection={false}
        selectedKeys={chatId === null ? [] : [chatId]}
        onAction={focusField}
        onSelectionChange={(keys) => {
          const [first] = keys === 'all' ? [] : [...keys];
          if (typeof first === 'string') showChat(first);
        }}
      >
        {(chat) => (
          <ListBoxItem id={chat.id} textValue={customerName(chat, t)} className="row-item">
            <ChatRow chat={chat} />
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  );
}
