import { useTranslation } from 'react-i18next';
import { fetchMore } from '../../connection/more.ts';
import { run } from '../../store/commands.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Empty } from '../../parts/placeholder.tsx';
import { MoreButton } from '../../parts/button.tsx';
import { useDesk } from '../../store/desk.ts';
import { useHidden, useMine } from '../../store/selectors.ts';
import { ChatList } from './chat-list.tsx';

/** The chats that this agent has. */
export function MineList() {
  const { t } = useTranslation();
  const mine = useMine();
  const away = useDesk((state) => state.status === 'away');
  const known = useDesk((state) => state.known);
  const hidden = useHidden('own', mine.length);
  if (mine.length + hidden > 0)
    return (
      <>
        <ChatList label={t('inbox.mine')} chats={mine} />
        <MoreButton hidden={hidden} onPress={() => void fetchMore('own')} />
      </>
    );
  if (!known) return null;
  return (
    <Empty title={t('inbox.empty.mine')} hint={t(away ? 'inbox.empty.mineAway' : 'inbox.empty.mineHint')}>
      {away ? (
        <ActionButton
          look="main"
          label={t('me.goOnline')}
          icon="accept"
          command="status"
          onPress={() => run('status')}
        />
      ) : null}
    </Empty>
  );
}
