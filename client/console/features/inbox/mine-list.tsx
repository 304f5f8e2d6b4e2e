import { useTranslation } from 'react-i18next';
import { setStatus } from '../../connection/status.ts';
import { fetchMore } from '../../connection/follow.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Empty } from '../../parts/placeholder.tsx';
import { MoreButton } from '../../parts/button.tsx';
import { useDesk } from '../../store/desk.ts';
import { useBesideOthers, useHidden, useMine } from '../../store/selectors.ts';
import { ChatList } from './chat-list.tsx';
import styles from './inbox.module.css';

/** The agent's own chats, and those of others that they have joined or were invited to. */
export function MineList() {
  const { t } = useTranslation();
  const mine = useMine();
  const away = useDesk((state) => state.status === 'away');
  const known = useDesk((state) => state.known);
  const hidden = useHidden('own', mine.length);
  const others = useBesideOthers();
  if (mine.length + hidden + others.length > 0)
    return (
      <>
        {mine.length > 0 ? <ChatList label={t('inbox.mine')} chats={mine} /> : null}
        {others.length > 0 ? (
          <>
            <h3 className={styles.listHead}>{t('inbox.beside')}</h3>
            <ChatList label={t('inbox.beside')} chats={others} />
          </>
        ) : null}
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
          onPress={() => void setStatus('online')}
        />
      ) : null}
    </Empty>
  );
}
