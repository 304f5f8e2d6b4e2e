import { useTranslation } from 'react-i18next';
import { fetchMore } from '../../connection/more.ts';
import { Empty } from '../../parts/empty.tsx';
import { MoreButton } from '../../parts/more-button.tsx';
import { useDesk } from '../../store/desk.ts';
import { useHidden, useQueue } from '../../store/selectors.ts';
import { ChatList } from './chat-list.tsx';

/** The chats nobody has taken yet. */
export function QueueList() {
  const { t } = useTranslation();
  const queue = useQueue();
  const known = useDesk((state) => state.known);
  const hidden = useHidden('waiting', queue.length);
  if (queue.length + hidden > 0)
    return (
      <>
        <ChatList label={t('inbox.queue')} chats={queue} />
        <MoreButton hidden={hidden} onPress={() => void fetchMore('waiting')} />
      </>
    );
  if (!known) return null;
  return <Empty title={t('inbox.empty.queue')} hint={t('inbox.empty.queueHint')} />;
}
