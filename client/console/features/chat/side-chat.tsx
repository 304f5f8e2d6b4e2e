import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { Boundary } from '../../parts/boundary.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useWide } from '../../parts/use-media.ts';
import { showChat } from '../../store/view.ts';
import { ChatView } from './chat-view.tsx';

interface Props {
  chatId: string;
  /** What the way back is called where the chat stands in place of the table. */
  back: string;
  onLeave: () => void;
}

/** A chat beside a table that it was chosen from; in a narrow window in its place, with a way back. */
export function SideChat({ chatId, back, onLeave }: Props) {
  const { t } = useTranslation();
  const wide = useWide();
  return (
    <div className="side-chat">
      <header className="column-head">
        {wide ? <h2>{t('chat.beside')}</h2> : null}
        {wide ? null : (
          <Button kind="quiet" onPress={onLeave}>
            <Icon name="back" />
            {back}
          </Button>
        )}
        <span className="spring" />
        <ActionButton label={t('chat.inInbox')} icon="inbox" onPress={() => showChat(chatId)} />
        {wide ? <ActionButton label={t('dialog.close')} icon="cross" onPress={onLeave} /> : null}
      </header>
      <Boundary key={chatId}>
        <ChatView />
      </Boundary>
    </div>
  );
}
