import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ChatView } from '../chat/chat-view.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useWide } from '../../parts/use-media.ts';
import { showChat, showOnFloor } from '../../store/view.ts';

/** A chat beside the floor's table; in a narrow window in its place, with a way back. */
export function FloorChat({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  const wide = useWide();
  return (
    <div className="floor-chat">
      <header className="column-head">
        {wide ? <h2>{t('floor.beside')}</h2> : null}
        {wide ? null : (
          <Button className="button quiet" onPress={() => showOnFloor(null)}>
            <Icon name="back" />
            {t('floor.leave')}
          </Button>
        )}
        <span className="spring" />
        <ActionButton label={t('floor.inInbox')} icon="inbox" onPress={() => showChat(chatId)} />
        {wide ? (
          <ActionButton label={t('dialog.close')} icon="cross" onPress={() => showOnFloor(null)} />
        ) : null}
      </header>
      <ChatView />
    </div>
  );
}
