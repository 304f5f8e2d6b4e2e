import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { ChatsPage } from '../../../../protocol/http.ts';
import * as http from '../../connection/http.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { Empty } from '../../parts/placeholder.tsx';
import { useDesk } from '../../store/desk.ts';
import { closedOf } from '../../store/lists.ts';
import { useAccount, useIsLead } from '../../store/selectors.ts';
import { openDialog } from '../../store/view.ts';
import { ChatList } from './chat-list.tsx';
import { DelayedSpinner } from '../../parts/placeholder.tsx';

/** The closed chats: pages from the server, and those that have closed since. */
export function ClosedList() {
  const { t } = useTranslation();
  const { fetched, cursor, more, isLoading } = useClosedPages();
  const chats = useDesk((state) => state.chats);
  const account = useAccount();
  const lead = useIsLead();
  const all = useMemo(() => closedOf(chats, fetched, lead ? null : account), [chats, fetched, account, lead]);
  if (all.length === 0 && isLoading) return <DelayedSpinner>{t('loading')}</DelayedSpinner>;
  if (all.length === 0) return <Empty title={t('inbox.empty.closed')} hint={t('inbox.empty.closedHint')} />;
  return (
    <>
      <Button kind="quiet" className="wide" onPress={() => openDialog({ name: 'search' })}>
        {t('keys.names.search')}
      </Button>
      <ChatList label={t('inbox.closed')} chats={all} />
      {cursor === null ? null : (
        <Button kind="quiet" className="wide" onPress={more}>
          {t('inbox.more')}
        </Button>
      )}
    </>
  );
}

function useClosedPages() {
  const { data: first, isLoading } = useFetched(firstPage);
  const [further, setFurther] = useState<Pick<ChatsPage, 'chats' | 'cursor'> | null>(null);
  const fetched = useMemo(() => [...(first?.chats ?? []), ...(further?.chats ?? [])], [first, further]);
  const { cursor } = further ?? first ?? { cursor: null };
  const more = async (): Promise<void> => {
    if (cursor === null) return;
    const page = await http.chats({ status: 'closed', cursor });
    if (page.ok)
      setFurther((before) => ({ chats: [...(before?.chats ?? []), ...page.chats], cursor: page.cursor }));
  };
  return { fetched, cursor, isLoading, more: () => void more() };
}

function firstPage() {
  return http.chats({ status: 'closed' });
}
