import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../protocol/chat.ts';
import { ChatActions } from '../actions/chat-actions.tsx';
import { Icon } from '../parts/icon.tsx';
import { customerName, numberOf } from '../parts/names.ts';
import { WaitBadge } from '../parts/wait-badge.tsx';
import { useDesk } from '../store/desk.ts';
import { useTitleOf } from '../store/manuals.ts';
import { useAccount } from '../store/selectors.ts';
import { showChat, useView } from '../store/view.ts';
import { ChatClocks } from './chat-clocks.tsx';

/** Who the chat is with, how it stands, and what can be done. */
export function ChatHeader({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const details = useView((view) => view.details);
  const situation = useTitleOf(chat.situation);
  return (
    <header className="chat-head">
      <div className="chat-head-line">
        <Button
          className="button icon narrow-only"
          aria-label={t('chat.back')}
          onPress={() => showChat(null)}
        >
          <Icon name="back" />
        </Button>
        <Button
          className="customer-button"
          aria-expanded={details}
          aria-keyshortcuts="Alt+P"
          onPress={() => useView.setState({ details: !details })}
        >
          <span className={chat.customer.online ? 'presence on' : 'presence'} aria-hidden="true" />
          <h2 className="customer-name">{customerName(chat, t)}</h2>
          <span className="hidden">{t(chat.customer.online ? 'chat.online' : 'chat.gone')}</span>
          {chat.customer.pastChats > 0 ? (
            <span className="mark">{t('chat.past', { n: chat.customer.pastChats })}</span>
          ) : null}
        </Button>
        <WaitBadge chat={chat} />
        {situation ? <span className="mark situation wide-only">{situation}</span> : null}
        <Owner chat={chat} />
        <span className="spring" />
        <ChatActions chat={chat} />
      </div>
      <ChatClocks chat={chat} />
    </header>
  );
}

function Owner({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const account = useAccount();
  const number = useDesk((state) => numberOf(state.staff, chat.agent));
  if (chat.agent === null || chat.agent === account) return null;
  return <span className="mark">{t('entry.staff', { number })}</span>;
}
