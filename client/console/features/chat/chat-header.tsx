import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { ChatActions } from './actions/chat-actions.tsx';
import { run } from '../../store/commands.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useRoomForTwo } from '../../parts/use-media.ts';
import { Face } from '../../parts/face.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ProcedureMarks } from '../marks/procedure-marks.tsx';
import { DepartmentMark } from '../marks/department-mark.tsx';
import { customerName, staffName } from '../../parts/names.ts';
import { WaitBadge } from '../marks/wait-badge.tsx';
import { focusField } from '../../store/composer-cursor.ts';
import { useDesk } from '../../store/desk.ts';
import { useAccount } from '../../store/selectors.ts';
import { closePane, panesOf, showChat, useView } from '../../store/view.ts';
import { ChatClocks } from './chat-clocks.tsx';
import { SituationMark } from '../marks/chat-marks.tsx';
import { Button, PlainButton } from '../../parts/button.tsx';
import styles from './chat-header.module.css';

/** The header of a chat: the customer, the chat's state, and its actions. */
export function ChatHeader({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  return (
    <header className={styles.chatHead}>
      <div className={styles.chatHeadLine}>
        <Button
          kind="icon"
          className="narrow-only"
          aria-label={t('chat.back')}
          onPress={() => showChat(null)}
        >
          <Icon name="back" />
        </Button>
        <PlainButton className={styles.customerButton} aria-keyshortcuts="Alt+P" onPress={() => run('past')}>
          <Face id={chat.customer.id} name={chat.customer.name} size="small" online={chat.customer.online} />
          <h2 className={`${styles.customerName} clip`}>
            <bdi>{customerName(chat, t)}</bdi>
          </h2>
          <span className="hidden">{t(chat.customer.online ? 'chat.online' : 'chat.gone')}</span>
          {chat.customer.pastChats > 0 ? (
            <span className="mark">{t('chat.past', { n: chat.customer.pastChats })}</span>
          ) : null}
        </PlainButton>
        <span className={styles.chatState}>
          <WaitBadge chat={chat} />
          <SituationMark id={chat.situation} className="wide-only" />
          <DepartmentMark chat={chat} />
          <Owner chat={chat} />
          <ProcedureMarks chat={chat} />
        </span>
        <ChatActions chat={chat} />
        <PaneButton chatId={chat.id} />
      </div>
      <ChatClocks chat={chat} />
    </header>
  );
}

/** Opens a second chat beside this one, or closes this one of two; there only in a window that has room for two. */
function PaneButton({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  const hasRoom = useRoomForTwo();
  const isInInbox = useView(({ screen }) => screen === 'inbox');
  const isOneOfTwo = useView((view) => panesOf(view) !== null);
  if (!hasRoom || !isInInbox) return null;
  return isOneOfTwo ? (
    <ActionButton label={t('chat.panes.close')} icon="cross" onPress={() => leavePane(chatId)} />
  ) : (
    <ActionButton
      label={t('chat.panes.open')}
      icon="columns"
      command="beside"
      onPress={() => run('beside')}
    />
  );
}

/** The cursor goes to the chat that stays: the button that had the focus is gone. */
function leavePane(chatId: string): void {
  closePane(chatId);
  focusField();
}

function Owner({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const account = useAccount();
  const name = useDesk((state) => staffName(state.staff, chat.agent, t));
  if (chat.agent === null || chat.agent === account) return null;
  return <span className="mark">{name}</span>;
}
