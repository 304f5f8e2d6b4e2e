import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty.tsx';
import { useDesk } from '../../store/desk.ts';
import { useQueue } from '../../store/selectors.ts';
import { ChatList } from './chat-list.tsx';

/** The chats nobody has taken yet. */
export function QueueList() {
  const { t } = useTranslation();
  const queue = useQueue();
  const known = useDesk((state) => state.known);
  if (queue.length > 0) return <ChatList label={t('inbox.queue')} chats={queue} />;
  if (!known) return null;
  return <Empty title={t('inbox.empty.queue')} hint={t('inbox.empty.queueHint')} />;
}
