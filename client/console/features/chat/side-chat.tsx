import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { Boundary } from '../../parts/boundary.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useWide } from '../../parts/use-media.ts';
import { showChat } from '../../store/view.ts';
import { ChatView } from './chat-view.tsx';
import styles from './chat.module.css';

interface Props {
  chatId: string;
  /** The label of the back button in a narrow window. */
  back: string;
  onLeave: () => void;
  /** What it is beside the table; without one, a chat that is looked on at. */
  heading?: string;
}

/** A chat beside the table that it was opened from; in a narrow window it replaces the table and has a back button. */
export function SideChat({ chatId, back, onLeave, heading }: Props) {
  const { t } = useTranslation();
  const wide = useWide();
  return (
    <div className={styles.sideChat} data-beside-chat>
      <header className="column-head">
        {wide ? <h2>{heading ?? t('chat.beside')}</h2> : null}
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
        <ChatView chatId={chatId} />
      </Boundary>
    </div>
  );
}
