import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { focusField } from '../../store/composer-cursor.ts';
import { useDesk } from '../../store/desk.ts';
import { DepartmentSelect } from '../../parts/department-select.tsx';
import { rowHeight } from '../../parts/look.ts';
import { customerName } from '../../parts/names.ts';
import { useSettings } from '../../store/settings.ts';
import { showChat, useView } from '../../store/view.ts';
import { ChatRow } from './chat-row.tsx';
import styles from './chat-row.module.css';
import inboxStyles from './inbox.module.css';

/** The height of a row in the standard look, px. */
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
  const look = useSettings();
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight(ROW, look) }}>
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

/** Whose chats the queue and the closed list show; nothing on a desk that has no departments. */
export function ListDepartment() {
  const { t } = useTranslation();
  const departments = useDesk(({ profile }) => profile?.departments);
  const department = useView((view) => view.department);
  if (departments === undefined) return null;
  return (
    <div className={inboxStyles.listDepartment}>
      <DepartmentSelect
        label={t('floor.department')}
        departments={departments}
        value={department}
        all={t('floor.allDepartments')}
        onChange={(chosen) => useView.setState({ department: chosen })}
      />
    </div>
  );
}
